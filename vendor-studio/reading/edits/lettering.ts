import type { TypefaceName } from "../../draw/lettering/typefaces.ts";
import { typefaceWished } from "../typeface-words.ts";
import type { Edit, LetterCase } from "./edit.ts";
import type { Wording } from "./wording.ts";

/** What a wish for a mood does to the lettering where no typeface is named. */
const moods: [RegExp, TypefaceName][] = [
  [
    /\b(?:premium|expensive|elegan\w+|luxur\w+|sophisticat\w+|classic\w*|refined|timeless|editorial)\b/,
    "Playfair Display",
  ],
  [
    /\b(?:playful|friendl\w+|soft\w*|gentle|approachable|round\w*|cute|kid\w*|warm and)\b/,
    "Comfortaa",
  ],
  [/\b(?:modern|minimal\w*|clean\w*|simpl\w+|neutral|swiss)\b/, "Jost"],
  [
    /\b(?:serious|corporate|professional|formal|trustworthy|conservative|grown[- ]up)\b/,
    "Tenor Sans",
  ],
  [/\b(?:futuristic|high-tech|techy|tech|sci-fi|digital)\b/, "Unbounded"],
  [/\b(?:rustic|sturdy|solid|vintage|retro|industrial)\b/, "Roboto Slab"],
];

/** Typeface, weight, case and treatment of what is lettered. */
export function lettering(text: Wording): Edit[] {
  return [
    ...handDrawn(text),
    ...letterCase(text),
    ...slant(text),
    ...treatment(text),
    ...weight(text),
    ...typeface(text),
  ];
}

/** The whole picture drawn as if by hand, not only its letters. */
function handDrawn(text: Wording): Edit[] {
  const cue =
    /\b(?:hand[- ]?drawn|hand[- ]?sketched|sketch(?:y|ed)?|doodled?|drawn by hand)\b(?! (?:letter|font|type|text))/;
  const isLettering = text.has(/\b(?:letter\w*|font|typeface|name|text)\b/);
  return !isLettering && text.has(cue) ? [{ kind: "handDrawn" }] : [];
}

function slant(text: Wording): Edit[] {
  if (text.take(/\b(?:upright|not? italics?|no slant)\b/) !== undefined) {
    return [{ kind: "slant", isSlanted: false }];
  }
  return text.take(/\b(?:italics?|oblique|slanted)\b/) === undefined
    ? []
    : [{ kind: "slant", isSlanted: true }];
}

const treatments: [RegExp, "shadow" | "inline"][] = [
  [/\b(?:drop )?shadow\b/, "shadow"],
  [/\boutlined? (?:the )?(?:letter\w*|name|text|type)\b|\bopen letters\b/, "inline"],
];

function treatment(text: Wording): Edit[] {
  if (
    text.take(/\b(?:no|without|remove|drop(?! shadow)|lose|delete)\b[^,;.|]*\bshadows?\b/) !==
      undefined
  ) {
    return [{ kind: "treatment", treatment: "plain" }];
  }
  const found = treatments.find(([cue]) => text.take(cue) !== undefined);
  return found === undefined ? [] : [{ kind: "treatment", treatment: found[1] }];
}

const cases: [RegExp, LetterCase][] = [
  [
    /\b(?:title case|(?:capitali[sz]e|capital|uppercase)[^,;.|]*\b(?:each|every) word|initial capitals)\b/,
    "title",
  ],
  [
    /\b(?:sentence case|(?:capitali[sz]e |capital |upper ?-?case )?(?:only |just )?(?:the )?first letter(?: in)? (?:a )?(?:capital|upper ?-?case)|(?:capitali[sz]e|capital for|upper ?-?case) (?:only |just )?the first letter)\b/,
    "sentence",
  ],
  [
    /\b(?:no|without|not(?: in)?|fewer) (?:all )?(?:caps|capitals?(?: letters)?|upper ?-?case)\b/,
    "lower",
  ],
  [/\bcapitali[sz]e\b(?: (?:the |all )?(?:\w+))?/, "upper"],
];

function letterCase(text: Wording): Edit[] {
  const found = cases.find(([cue]) => text.take(cue) !== undefined);
  if (found !== undefined) return [{ kind: "case", letters: found[1] }];
  if (text.take(/\b(?:all|in)? ?(?:caps|capitals?(?: letters)?|upper ?-?case)\b/) !== undefined) {
    return [{ kind: "case", letters: "upper" }];
  }
  return text.take(/\b(?:all )?(?:lower ?-?case|small letters)\b/) === undefined
    ? []
    : [{ kind: "case", letters: "lower" }];
}

function weight(text: Wording): Edit[] {
  if (
    text.take(
      /\b(?:(?:less|not(?: so| too| as| that)?|too) (?:bold|heavy|thick)|regular weight|normal weight|medium(?: weight)?)\b/,
    ) !==
      undefined
  ) {
    return [{ kind: "weight", weight: "regular" }];
  }
  if (
    text.take(
      /\b(?:bolder|heavier|thicker|stronger|chunkier|fatter|more weight|pop|stand out|striking|punchier|more impact)\b/,
    ) !== undefined
  ) {
    return [{ kind: "weight", weight: "heavier" }];
  }
  if (text.take(/\b(?:extra bold|extrabold|black weight|ultra bold)\b/) !== undefined) {
    return [{ kind: "weight", weight: "black" }];
  }
  if (text.take(/\b(?:bold|heavy|thick)\b/) !== undefined) {
    return [{ kind: "weight", weight: "bold" }];
  }
  if (
    text.take(
      /\b(?:thinner|finer|slimmer|lighter(?=[^,;.|]*\b(?:font|weight|strokes?|lines?|typeface|lettering)))\b/,
    ) !== undefined
  ) {
    return [{ kind: "weight", weight: "finer" }];
  }
  const light = text.take(
    /\b(?:light[- ]?weight|hairline|(?:thin|light|lighter|fine|slim|delicate)(?= (?:\w+ )?(?:letter\w*|font|type\w*|strokes?|lines?|weight|name|text|serif|sans)))\b/,
  );
  return light === undefined ? [] : [{ kind: "weight", weight: "light" }];
}

function typeface(text: Wording): Edit[] {
  if (text.take(/\b(?:no|without|not? a) serifs?\b/) !== undefined) {
    return [{ kind: "typeface", typeface: "Jost" }];
  }
  // "Less playful" is no wish for what is playful.
  const unwanted = /\b(?:less|not(?: so| too| as)?|too|no longer) (?!serif|sans)\w+/;
  while (text.take(unwanted) !== undefined);
  const wished = typefaceWished(text.rest()) ?? moods.find(([cue]) => text.has(cue))?.[1];
  return wished === undefined ? [] : [{ kind: "typeface", typeface: wished }];
}
