import { typefaceWished } from "../typeface-words.ts";
import type { Edit } from "./edit.ts";
import { moodedTypeface } from "./moods.ts";
import type { Wording } from "./wording.ts";

/** Of each group the first that is said counts. */
const groups: [cue: RegExp, edit: Edit][][] = [
  [
    [
      /\b(?:title case|(?:capitali[sz]e|capital|uppercase)[^,;.|]*\b(?:each|every) word|initial capitals)\b/,
      { kind: "case", letters: "title" },
    ],
    [
      /\b(?:sentence case|(?:capitali[sz]e |capital |upper ?-?case )?(?:only |just )?(?:the )?first letter(?: in)? (?:a )?(?:capital|upper ?-?case)|(?:capitali[sz]e|capital for|upper ?-?case) (?:only |just )?the first letter)\b/,
      { kind: "case", letters: "sentence" },
    ],
    [
      /\b(?:no|without|not(?: in)?|fewer) (?:all )?(?:caps|capitals?(?: letters)?|upper ?-?case)\b/,
      { kind: "case", letters: "lower" },
    ],
    [
      /\bcapitali[sz]e\b(?: (?:the |all )?(?:\w+))?|\b(?:all|in)? ?(?:caps|capitals?(?: letters)?|upper ?-?case)\b/,
      { kind: "case", letters: "upper" },
    ],
    [/\b(?:all )?(?:lower ?-?case|small letters)\b/, { kind: "case", letters: "lower" }],
  ],
  [
    [/\b(?:upright|not? italics?|no slant)\b/, { kind: "slant", isSlanted: false }],
    [/\b(?:italics?|oblique|slanted)\b/, { kind: "slant", isSlanted: true }],
  ],
  [
    [
      /\b(?:no|without|remove|drop(?! shadow)|lose|delete)\b[^,;.|]*\bshadows?\b/,
      { kind: "treatment", treatment: "plain" },
    ],
    [/\b(?:drop )?shadow\b/, { kind: "treatment", treatment: "shadow" }],
    [
      /\boutlined? (?:the )?(?:letter\w*|name|text|type)\b|\bopen letters\b/,
      { kind: "treatment", treatment: "inline" },
    ],
  ],
  [
    [
      /\b(?:(?:less|not(?: so| too| as| that)?|too) (?:bold|heavy|thick)|regular weight|normal weight|medium(?: weight)?)\b/,
      { kind: "weight", weight: "regular" },
    ],
    [
      /\b(?:bolder|heavier|thicker|stronger|chunkier|fatter|more weight|pop|stand out|striking|punchier|more impact)\b/,
      { kind: "weight", weight: "heavier" },
    ],
    [/\b(?:extra bold|extrabold|black weight|ultra bold)\b/, { kind: "weight", weight: "black" }],
    [/\b(?:bold|heavy|thick)\b/, { kind: "weight", weight: "bold" }],
    [
      /\b(?:thinner|finer|slimmer|lighter(?=[^,;.|]*\b(?:font|weight|strokes?|lines?|typeface|lettering)))\b/,
      { kind: "weight", weight: "finer" },
    ],
    [
      /\b(?:light[- ]?weight|hairline|(?:thin|light|lighter|fine|slim|delicate)(?= (?:\w+ )?(?:letter\w*|font|type\w*|strokes?|lines?|weight|name|text|serif|sans)))\b/,
      { kind: "weight", weight: "light" },
    ],
  ],
];

/** Case, slant, treatment, weight and typeface of what is lettered. */
export function lettering(text: Wording): Edit[] {
  const found = groups.flatMap((group) => {
    const said = group.find(([cue]) => text.take(cue) !== undefined);
    return said === undefined ? [] : [said[1]];
  });
  return [...handDrawn(text), ...found, ...typeface(text)];
}

/** The whole picture drawn as if by hand, not only its letters. */
function handDrawn(text: Wording): Edit[] {
  const cue =
    /\b(?:hand[- ]?drawn|hand[- ]?sketched|sketch(?:y|ed)?|doodled?|drawn by hand)\b(?! (?:letter|font|type|text))/;
  const isLettering = text.has(/\b(?:letter\w*|font|typeface|name|text)\b/);
  return !isLettering && text.has(cue) ? [{ kind: "handDrawn" }] : [];
}

function typeface(text: Wording): Edit[] {
  if (text.take(/\b(?:no|without|not? a) serifs?\b/) !== undefined) {
    return [{ kind: "typeface", typeface: "Jost" }];
  }
  // "Less playful" is no wish for what is playful.
  const unwanted = /\b(?:less|not(?: so| too| as)?|too|no longer) (?!serif|sans)\w+/;
  while (text.take(unwanted) !== undefined);
  const wished = typefaceWished(text.rest()) ?? moodedTypeface(text.rest());
  return wished === undefined ? [] : [{ kind: "typeface", typeface: wished }];
}
