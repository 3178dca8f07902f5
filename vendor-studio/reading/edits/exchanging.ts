import { aColour, colourIn, colourPhrase } from "../colours.ts";
import type { Edit } from "./edit.ts";
import { roleIn } from "./palette-role.ts";
import { clauseAround, type Wording } from "./wording.ts";

const parts =
  "(?: (?:parts?|bits?|areas?|shapes?|elements?|ones?|lines?|tones?|colou?rs?|details?))?";

/** "A light, airy blue": whatever else is said of the colour. */
const newColour = `(?:an? (?!bit|little|lot|touch|tad)(?:[\\w-]+,? ){0,4}?)?${aColour}`;

/**
 * Ways to say that one colour takes another's place. Of the two groups, `to` is the new colour; a
 * part of the picture that is named with them ("a white background instead of the blue") is meant
 * alone.
 */
const exchange: RegExp[] = [
  `(?<to>${aColour})(?<named>(?: \\w+){0,2}),? (?:instead of|rather than|in place of|not|and not) (?<from>${aColour})${parts}`,
  `(?:instead of|rather than|in place of) (?<from>${aColour})${parts}(?:,| use| make it| try| have| with| in|)+ (?<to>${newColour})`,
  `(?:replace|swap|exchange|substitute|trade|switch) (?<from>${aColour})${parts}(?<named>(?: \\w+){0,3}?) (?:with|by|for|to|into|against) (?<to>${newColour})`,
  `(?:change|turn|make|shift|recolou?r|paint|set|switch) (?:everything |all |anything )?(?:that is |that's |in )?(?<from>${aColour})` +
  `${parts}(?<named>(?: \\w+){0,3}?) (?:to|into|in) (?<to>${newColour})`,
  `(?:make|paint|turn|colou?r) (?<from>${aColour}) (?:parts?|bits?|areas?|shapes?|elements?|ones?|lines?|details?) (?<to>${newColour})`,
  `(?:make|paint|turn) (?<from>the (?:${colourPhrase})) (?<to>${newColour})`,
  `from (?<from>${aColour}) (?:to|into) (?<to>${newColour})`,
  `(?:no longer|not) (?<from>${aColour})[,;]?(?: but)? (?<to>${newColour})`,
].map((pattern) => new RegExp(pattern));

/** "Swap black and white", "the black parts white and the white parts black". */
export function trades(text: Wording): Edit[] {
  const piece = "(?:parts?|bits?|areas?|shapes?|elements?|ones?|lines?|details?)";
  const match = text.take(
    `\\b(?:swap|switch|exchange|trade|invert) (${aColour}) ?(?:;|&|with) ?(${aColour})(?= ?(?:$|[,;.|!]))`,
  ) ??
    text.take(
      `(?:\\b(?:make|paint|turn|colou?r) )?(${aColour}) ${piece} (${aColour}) ?[,;]+ ?(${aColour}) ${piece} (${aColour})`,
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
export function removals(text: Wording): Edit[] {
  if (text.take(/\b(?:swap|switch|exchange) (?:the )?(?:two )?colou?rs\b/) !== undefined) {
    return [{ kind: "swap" }];
  }
  const match = text.take(
    `\\b(?:no(?: more)?|without|remove|drop|lose|less|get rid of) (${aColour})(?! background)${parts}`,
  );
  const from = colourIn(match?.[1] ?? "");
  return from === undefined ? [] : [{ kind: "recolour", from, to: null }];
}

/** "The red one blue", "gold instead of silver". */
export function exchanges(text: Wording): Edit[] {
  const edits: Edit[] = [];
  for (const pattern of exchange) {
    for (let match = text.take(pattern); match !== undefined; match = text.take(pattern)) {
      const from = colourIn(match.groups?.["from"] ?? "");
      const to = colourIn(match.groups?.["to"] ?? "");
      if (from === undefined || to === undefined) continue;
      const clause = clauseAround(match.input, match.index, match.index + match[0].length);
      const part = roleIn(clause);
      edits.push(
        part === undefined ? { kind: "recolour", from, to } : { kind: "colour", part, colour: to },
      );
    }
  }
  return edits;
}
