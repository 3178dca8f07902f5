import { colourIn } from "../colours.ts";
import type { Edit, PaletteRole, Tone } from "./edit.ts";
import { roleIn } from "./palette-role.ts";
import type { Wording } from "./wording.ts";

const toneWords: [RegExp, Tone][] = [
  [
    /[^,;.|]*(?:monochrom\w*|black(?: & |-and-|\/)white|gr[ea]y ?scale|(?:single|one|1)[- ]colou?r)\b[^,;.|]*/,
    "monochrome",
  ],
  [
    /[^,;.|]*(?:\binvert\w*|dark mode|dark version|reversed version|negative version)[^,;.|]*/,
    "inverted",
  ],
  [/[^,;.|]*\b(?:more|higher|stronger) contrast[^,;.|]*/, "starker"],
  [/[^,;.|]*(?:\bdarker|\bdarken|\bdeeper)[^,;.|]*/, "darker"],
  [
    /[^,;.|]*(?:\blighter(?![^,;.|]*\b(?:font|weight|strokes?|lines?|typeface|lettering)\b)|\blighten|\bpastel|\bbrighter|\bbrighten|\bpaler|\b(?:softer|muted) colou?rs?)[^,;.|]*/,
    "lighter",
  ],
  [
    /[^,;.|]*\b(?:more (?:vibrant|vivid|saturat\w+|intense|colou?rful)|less (?:muted|dull|pale|washed out))\b[^,;.|]*/,
    "vivid",
  ],
  [
    /[^,;.|]*\b(?:less (?:vibrant|vivid|saturat\w+|intense|bright|loud|colou?rful)|desaturat\w*|(?<!less )muted|toned? (?:\w+ ){0,3}down|more (?:subtle|subdued))\b[^,;.|]*/,
    "muted",
  ],
  [/[^,;.|]*(?:\bwarmer)[^,;.|]*/, "warmer"],
  [/[^,;.|]*(?:\bcooler|\bcolder)[^,;.|]*/, "cooler"],
];

const anyTone = new RegExp(toneWords.map(([pattern]) => pattern.source).join("|"));

/** Darker, warmer, more vivid: all of it, a part, or what has one colour. */
export function tones(text: Wording): Edit[] {
  const edits: Edit[] = [];
  let last: { part?: PaletteRole; like?: string } = {};
  for (let match = text.take(anyTone); match !== undefined; match = text.take(anyTone)) {
    const [clause] = match;
    const wanted = toneWords.filter(([pattern]) => pattern.test(clause)).map(([, tone]) => tone);
    // "Black and white" names no colour of the picture's.
    const colour = wanted.includes("monochrome") ? undefined : colourIn(clause);
    // "Between text and background" is about neither of the two.
    const part = /\bbetween\b/.test(clause) ? undefined : roleIn(clause);
    if (part !== undefined) last = { part };
    else if (colour !== undefined) last = { like: colour };
    // "The blue lighter, warmer" is about the blue twice.
    else if (/\b(?:it|logo|everything|all|whole|colou?rs|contrast)\b/.test(clause)) last = {};
    edits.push(...wanted.map((tone): Edit => ({ kind: "tone", tone, ...last })));
  }
  return edits;
}
