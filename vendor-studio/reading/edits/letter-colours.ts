import { colourIn, colourPhrase } from "../colours.ts";
import type { Edit } from "./edit.ts";
import type { Wording } from "./wording.ts";

const owner =
  "(?: (?:of|in) (?:the |its |each )?(?:company )?(?:name|text|wordmark|lettering|logo|word))?";
const letter = "(?:letter|character|initial)\\b";
const letterPatterns: [pattern: string, which: (match: string) => string][] = [
  [`(?:first|initial) ${letter}`, () => "first"],
  [`last ${letter}`, () => "last"],
  ["first word\\b", () => "word 1"],
  ["second word\\b", () => "word 2"],
  ["third word\\b", () => "word 3"],
  ["last word\\b", () => "last word"],
  [`letter ["'“]?\\p{L}["'”]?(?!\\p{L})`, lastLetter],
  [`the ["'“]\\p{L}["'”]`, lastLetter],
  // "Make the o green", and not "the a green".
  [`the [b-hj-z](?=${owner}(?: in)? (?:${colourPhrase}))`, lastLetter],
];

const close = "(?:(?!\\b(?:on|with|the)\\b)[^,;.|])*?";

/** A letter or a word that is to have a colour of its own, or no longer. */
export function letterColours(text: Wording): Edit[] {
  const edits: Edit[] = [];
  for (const [pattern, which] of letterPatterns) {
    const like = text.take(
      new RegExp(
        `(${pattern})${owner}${close}\\b(?:(?:in )?(?:the )?same|like the (?:others?|rest))[^,;.|]*`,
        "u",
      ),
    );
    if (like !== undefined) {
      edits.push({ kind: "letterColour", which: which(like[1] ?? ""), colour: null });
      continue;
    }
    const match = text.take(
      new RegExp(
        `(?:\\b(?:only|just) )?(?:\\bthe )?(${pattern})${owner}${close}(${colourPhrase})`,
        "u",
      ),
    ) ??
      text.take(
        new RegExp(
          `(?:an? )?(?:${colourPhrase})(?: (?:for|on))?(?: (?:only|just))?(?: the)? (${pattern})`,
          "u",
        ),
      );
    const colour = colourIn(match?.[0] ?? "");
    if (match === undefined || colour === undefined) continue;
    edits.push({ kind: "letterColour", which: which(match[1] ?? ""), colour });
  }
  // "And the rest black".
  const rest = edits.length === 0 ? undefined : text.take(
    `\\b(?:rest|others?|other letters)(?: of (?:the |it)\\w*)?${close}(${colourPhrase})`,
  );
  const ink = colourIn(rest?.[1] ?? "");
  return ink === undefined ? edits : [...edits, { kind: "colour", part: "ink", colour: ink }];
}

function lastLetter(words: string): string {
  return words.match(/\p{L}(?=\P{L}*$)/u)?.[0] ?? "first";
}
