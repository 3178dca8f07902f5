import { colourIn, colourPhrase } from "../colours.ts";
import type { Edit, Part, Tone } from "./edit.ts";
import { clauseAround, type Wording } from "./wording.ts";

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

const one = `(?:(?:the|all|every|a|an|some|any) )*(?:${colourPhrase})`;
const parts =
  "(?: (?:parts?|bits?|areas?|shapes?|elements?|ones?|lines?|tones?|colou?rs?|details?))?";

/**
 * Ways to say that one colour takes another's place. Of the two groups, `to` is the new colour; a
 * part of the picture that is named with them ("a white background instead of the blue") is meant
 * alone.
 */
const exchange: RegExp[] = [
  `(?<to>${one})(?<named>(?: \\w+){0,2}),? (?:instead of|rather than|in place of|not|and not) (?<from>${one})${parts}`,
  `(?:instead of|rather than|in place of) (?<from>${one})${parts}(?:,| use| make it| try| have| with| in|)+ (?<to>${one})`,
  `(?:replace|swap|exchange|substitute|trade|switch) (?<from>${one})${parts}(?<named>(?: \\w+){0,3}?) (?:with|by|for|to|into|against) (?<to>${one})`,
  `(?:change|turn|make|shift|recolou?r|paint|set|switch) (?:everything |all |anything )?(?:that is |that's |in )?(?<from>${one})` +
  `${parts}(?<named>(?: \\w+){0,3}?) (?:to|into|in) (?<to>${one})`,
  `(?:make|paint|turn|colou?r) (?<from>${one}) (?:parts?|bits?|areas?|shapes?|elements?|ones?|lines?|details?) (?<to>${one})`,
  `(?:make|paint|turn) (?<from>the (?:${colourPhrase})) (?<to>${one})`,
  `from (?<from>${one}) (?:to|into) (?<to>${one})`,
  `(?:no longer|not) (?<from>${one})[,;]?(?: but)? (?<to>${one})`,
].map((pattern) => new RegExp(pattern));

const enclosures = "(?:ring|circle|frame|border|hexagon|square|shield|diamond)";

/** "Make the ring gold". */
function outlines(text: Wording): Edit[] {
  const match = text.take(
    new RegExp(
      `\\bthe ${enclosures}\\b(?: (?:should be|in|is|to))? (${colourPhrase})|` +
        `\\bthe (${colourPhrase}) ${enclosures}\\b`,
    ),
  );
  const colour = colourIn(match?.[1] ?? match?.[2] ?? "");
  return colour === undefined ? [] : [{ kind: "outline", colour }];
}

/** "A gradient from blue to purple". */
function gradients(text: Wording): Edit[] {
  const match = text.take(
    new RegExp(`\\bgradient (?:from|of|between|in) (${one}) ?(?:to|into|through|&|;) ?(${one})`),
  );
  const [from, to] = [colourIn(match?.[1] ?? ""), colourIn(match?.[2] ?? "")];
  if (from === undefined || to === undefined) return [];
  return [
    { kind: "colour", part: "main", colour: from },
    { kind: "colour", part: "second", colour: to },
    { kind: "family", family: "gradient" },
  ];
}

/** "Swap black and white", "the black parts white and the white parts black". */
function trades(text: Wording): Edit[] {
  const piece = "(?:parts?|bits?|areas?|shapes?|elements?|ones?|lines?|details?)";
  const match = text.take(
    new RegExp(
      `\\b(?:swap|switch|exchange|trade|invert) (${one}) ?(?:;|&|with) ?(${one})(?= ?(?:$|[,;.|!]))`,
    ),
  ) ??
    text.take(
      new RegExp(
        `(?:\\b(?:make|paint|turn|colou?r) )?(${one}) ${piece} (${one}) ?[,;]+ ?(${one}) ${piece} (${one})`,
      ),
    );
  const [a, b, c, d] = (match ?? []).slice(1).map((phrase) => colourIn(phrase ?? ""));
  if (a === undefined || b === undefined) return [];
  if (c === undefined || (c === b && d === a)) return [{ kind: "trade", one: a, other: b }];
  return [
    { kind: "recolour", from: a, to: b },
    ...(d === undefined ? [] : [{ kind: "recolour" as const, from: c, to: d }]),
  ];
}

/** "No green", "without the blue", "swap the colours". */
function removals(text: Wording): Edit[] {
  if (text.take(/\b(?:swap|switch|exchange) (?:the )?(?:two )?colou?rs\b/) !== undefined) {
    return [{ kind: "swap" }];
  }
  const match = text.take(
    new RegExp(
      `\\b(?:no(?: more)?|without|remove|drop|lose|less|get rid of) (${one})(?! background)${parts}`,
    ),
  );
  const from = colourIn(match?.[1] ?? "");
  return from === undefined ? [] : [{ kind: "recolour", from, to: null }];
}

function exchanges(text: Wording): Edit[] {
  const edits: Edit[] = [];
  for (const pattern of exchange) {
    for (let match = text.take(pattern); match !== undefined; match = text.take(pattern)) {
      const from = colourIn(match.groups?.["from"] ?? "");
      const to = colourIn(match.groups?.["to"] ?? "");
      if (from === undefined || to === undefined) continue;
      const clause = clauseAround(match.input, match.index, match.index + match[0].length);
      const part = partIn(clause);
      edits.push(
        part === undefined ? { kind: "recolour", from, to } : { kind: "colour", part, colour: to },
      );
    }
  }
  return edits;
}

/** Each clause's colour goes to the part it names; unnamed ones to the main, then second shapes. */
function colours(text: Wording): Edit[] {
  const edits: Edit[] = [];
  let unnamed = 0;
  let last: Part | undefined;
  for (const piece of text.rest().split(/[,;.|\n]|\bwith\b|(?=\bon\b)/)) {
    const clause = piece.replace(/^on\b/, "");
    // "White on black": what something stands on is the background.
    const named = partIn(clause) ?? (clause === piece ? undefined : "ground");
    const isWhole = named === undefined && /\b(logo|everything|whole|all)\b/.test(clause);
    // "The background larger and gold": a clause of two words is about the part named before it.
    const goesOn = !isWhole && clause.trim().split(/\s+/).length <= 2;
    const part = named ?? (goesOn ? last : undefined);
    if (clause.trim() !== "") last = part;
    const colour = colourIn(clause);
    if (colour === undefined || /\b(no|not|without|remove|less)\b/.test(clause)) continue;
    const spared = /\b(?:everything|all)\b.*\b(?:except|apart from|besides)\b(.*)/.exec(clause);
    if (isWhole || spared !== null) {
      const kept = partIn(spared?.[1] ?? "");
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

function partIn(clause: string): Part | undefined {
  if (/background|backdrop|canvas|\bground\b/.test(clause)) return "ground";
  if (/letter|text|\bname\b|\bword|\btype|\bfont/.test(clause)) return "ink";
  if (/accent|second|detail/.test(clause)) return "second";
  return /\b(?:mark|icon|symbol|shape|emblem|badge|sign)s?\b/.test(clause) ? "main" : undefined;
}

const toneWords: [RegExp, Tone][] = [
  [
    /[^,;.|]*(?:monochrom\w*|black(?: & |-and-|\/)white|gr[ea]y ?scale|(?:single|one|1)[- ]colou?r)\b[^,;.|]*/,
    "monochrome",
  ],
  [
    /[^,;.|]*(?:\binvert\w*|dark mode|dark version|reversed version|negative version)[^,;.|]*/,
    "inverted",
  ],
  [/[^,;.|]*(?:\bdarker|\bdarken|\bdeeper|more contrast)[^,;.|]*/, "darker"],
  [
    /[^,;.|]*(?:\blighter(?![^,;.|]*\b(?:font|weight|strokes?|lines?|typeface|lettering)\b)|\blighten|\bpastel|\bbrighter|\bbrighten|\bpaler|\b(?:softer|muted) colou?rs?)[^,;.|]*/,
    "lighter",
  ],
  [
    /[^,;.|]*\b(?:more (?:vibrant|vivid|saturat\w+|intense|colou?rful)|less (?:muted|dull|pale|washed out))\b[^,;.|]*/,
    "vivid",
  ],
  [
    /[^,;.|]*\b(?:less (?:vibrant|vivid|saturat\w+|intense|bright|loud|colou?rful)|desaturat\w*|muted|toned? (?:\w+ ){0,3}down|more (?:subtle|subdued))\b[^,;.|]*/,
    "muted",
  ],
  [/[^,;.|]*(?:\bwarmer)[^,;.|]*/, "warmer"],
  [/[^,;.|]*(?:\bcooler|\bcolder)[^,;.|]*/, "cooler"],
];

function tones(text: Wording): Edit[] {
  for (const [pattern, tone] of toneWords) {
    const match = text.take(pattern);
    if (match === undefined) continue;
    // "Black and white" names no colour of the picture's.
    const colour = tone === "monochrome" ? undefined : colourIn(match[0]);
    // "Between text and background" is about neither of the two.
    const part = /\bbetween\b/.test(match[0]) ? undefined : partIn(match[0]);
    if (colour !== undefined && /\bthe\b/.test(match[0]) && part === undefined) {
      return [{ kind: "tone", tone, like: colour }];
    }
    // "A darker blue" is a colour of its own.
    if (colour !== undefined && (tone === "darker" || tone === "lighter")) {
      const colours = part === undefined ? ["main", "ink"] as const : [part];
      return colours.map((part) => ({ kind: "colour", part, colour }));
    }
    return [part === undefined ? { kind: "tone", tone } : { kind: "tone", tone, part }];
  }
  return [];
}

/** A ground that is asked for without a colour. */
function groundsWithoutColour(text: Wording): Edit[] {
  const clear =
    /\btransparen(?:t|cy)\b(?: (?:background|backdrop|ground|png|logo))?|\bsee-through\b/;
  if (text.take(clear) !== undefined) return [{ kind: "transparent" }];
  const match = text.take(
    /\b(dark|black|light|bright|plain|no|clean)\b[- ]*(?:background|backdrop|ground)\b/,
  ) ?? text.take(/\b(?:remove|without|drop|delete) (?:the )?(?:background|backdrop)\b/);
  if (match === undefined) return [];
  const colour = match[1] === "dark" ? "#15171c" : match[1] === "black" ? "#000000" : "#ffffff";
  return [{ kind: "colour", part: "ground", colour }];
}
