import { colourIn } from "../colours.ts";
import type { Edit, Tone } from "./edit.ts";
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
    /[^,;.|]*\b(?:less (?:vibrant|vivid|saturat\w+|intense|bright|loud|colou?rful)|desaturat\w*|muted|toned? (?:\w+ ){0,3}down|more (?:subtle|subdued))\b[^,;.|]*/,
    "muted",
  ],
  [/[^,;.|]*(?:\bwarmer)[^,;.|]*/, "warmer"],
  [/[^,;.|]*(?:\bcooler|\bcolder)[^,;.|]*/, "cooler"],
];

/** Darker, warmer, more vivid: all of it, a part, or what has one colour. */
export function tones(text: Wording): Edit[] {
  for (const [pattern, tone] of toneWords) {
    const match = text.take(pattern);
    if (match === undefined) continue;
    // "Black and white" names no colour of the picture's.
    const colour = tone === "monochrome" ? undefined : colourIn(match[0]);
    // "Between text and background" is about neither of the two.
    const part = /\bbetween\b/.test(match[0]) ? undefined : roleIn(match[0]);
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
