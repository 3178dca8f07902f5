import { aColour, colourIn, colourPhrase } from "../colours.ts";
import type { Edit, PaletteRole } from "./edit.ts";
import { exchanges, removals, trades } from "./exchanging.ts";
import { roleIn } from "./palette-role.ts";
import { tones } from "./toning.ts";
import type { Wording } from "./wording.ts";

/** Changes of colour and of tone. */
export function colouring(text: Wording): Edit[] {
  return [
    ...outlines(text),
    ...gradients(text),
    ...trades(text),
    ...tones(text),
    ...exchanges(text),
    ...removals(text),
    ...groundsWithoutColour(text),
    ...colours(text),
  ];
}

const enclosures = "(?:ring|circle|frame|border|hexagon|square|shield|diamond)";

/** "Make the ring gold". */
function outlines(text: Wording): Edit[] {
  const match = text.take(
    `\\bthe ${enclosures}\\b(?: (?:should be|in|is|to))? (${colourPhrase})|` +
      `\\bthe (${colourPhrase}) ${enclosures}\\b`,
  );
  const colour = colourIn(match?.[1] ?? match?.[2] ?? "");
  return colour === undefined ? [] : [{ kind: "outline", colour }];
}

/** "A gradient from blue to purple". */
function gradients(text: Wording): Edit[] {
  const match = text.take(
    `\\bgradient (?:from|of|between|in) (${aColour}) ?(?:to|into|through|&|;) ?(${aColour})`,
  );
  const [from, to] = [colourIn(match?.[1] ?? ""), colourIn(match?.[2] ?? "")];
  if (from === undefined || to === undefined) return [];
  return [
    { kind: "colour", part: "main", colour: from },
    { kind: "colour", part: "second", colour: to },
    { kind: "family", family: "gradient" },
  ];
}

/** Each clause's colour goes to the part it names; unnamed ones to the main, then second shapes. */
function colours(text: Wording): Edit[] {
  const edits: Edit[] = [];
  let unnamed = 0;
  let last: PaletteRole | undefined;
  for (const piece of text.rest().split(/[,;.|\n]|\bwith\b|(?=\bon\b)/)) {
    const clause = piece.replace(/^on\b/, "");
    // "White on black": what something stands on is the background.
    const named = roleIn(clause) ?? (clause === piece ? undefined : "ground");
    const isWhole = named === undefined && /\b(logo|everything|whole|all)\b/.test(clause);
    // "The background larger and gold": a clause of two words is about the part named before it.
    const goesOn = !isWhole && clause.trim().split(/\s+/).length <= 2;
    const part = named ?? (goesOn ? last : undefined);
    if (clause.trim() !== "") last = part;
    const colour = colourIn(clause);
    if (colour === undefined || /\b(no|not|without|remove|less)\b/.test(clause)) continue;
    const spared = /\b(?:everything|all)\b.*\b(?:except|apart from|besides)\b(.*)/.exec(clause);
    if (isWhole || spared !== null) {
      const kept = roleIn(spared?.[1] ?? "");
      for (const each of (["main", "second", "ink"] as const).filter((each) => each !== kept)) {
        edits.push({ kind: "colour", part: each, colour });
      }
      continue;
    }
    if (part !== undefined) edits.push({ kind: "colour", part, colour });
    else if (unnamed++ > 0) edits.push({ kind: "colour", part: "second", colour });
    else {
      // "Make it blue" means the name as well.
      edits.push({ kind: "colour", part: "main", colour }, { kind: "colour", part: "ink", colour });
    }
  }
  return edits;
}

/** A ground that is asked for without a colour, or that is to be gone. */
function groundsWithoutColour(text: Wording): Edit[] {
  const clear =
    /\btransparen(?:t|cy)\b(?: (?:background|backdrop|ground|png|logo))?|\bsee-through\b/;
  if (text.take(clear) !== undefined) return [{ kind: "transparent" }];
  const gone = text.take(goneGround);
  if (gone !== undefined) {
    const instead = colourIn(gone.groups?.["instead"] ?? "");
    return instead === undefined
      ? [{ kind: "transparent" }]
      : [{ kind: "colour", part: "ground", colour: instead }];
  }
  const match = text.take(
    /\b(dark|black|light|bright|plain|clean)\b[- ]*(?:background|backdrop|ground)\b/,
  );
  if (match === undefined) return [];
  const colour = match[1] === "dark" ? "#15171c" : match[1] === "black" ? "#000000" : "#ffffff";
  return [{ kind: "colour", part: "ground", colour }];
}

const aGround = `(?:(?:the|its|this|that|any|a) )?(?:(?:${colourPhrase}|old|whole|entire) )?` +
  "(?:background|backdrop)(?: colou?r)?";

/** "Remove the background", "no background", "take the background away, make it cream". */
const goneGround = new RegExp(
  `\\b(?:(?:no|without|remove|drop|delete|erase|lose|cut out|clear|strip(?: out)?|knock out|take (?:out|away|off))` +
    ` ${aGround}|(?:take|cut|knock) ${aGround} (?:out|away|off)|${aGround} (?:removed|gone))\\b` +
    `(?:[,;:. ]*(?:make|leave|keep|have|paint) (?:it|that) (?<instead>${aColour}))?`,
);
