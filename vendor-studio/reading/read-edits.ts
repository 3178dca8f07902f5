import { colourName } from "./colours.ts";
import { announcedChange } from "./announced-change.ts";
import { colouring } from "./edits/colouring.ts";
import type { Edit } from "./edits/edit.ts";
import { enclosing } from "./edits/enclosing.ts";
import { letteredWords } from "./edits/lettered-words.ts";
import { lettering } from "./edits/lettering.ts";
import { placement } from "./edits/placement.ts";
import { letterColours } from "./edits/letter-colours.ts";
import { subject } from "./edits/subject.ts";
import { underlining } from "./edits/underlining.ts";
import { wordingOf } from "./edits/wording.ts";
import { american } from "./spelling.ts";

/** The changes that an instruction asks for; none where it asks for nothing that is understood. */
export function readEdits(instruction: string): Edit[] {
  const text = wordingOf(plain(instruction));
  // In this order: what one finds, it takes out, so that the next doesn't misunderstand it.
  return [
    ...letterColours(text),
    ...underlining(text),
    ...letteredWords(instruction, text),
    ...enclosing(text),
    ...placement(text),
    ...colouring(text),
    ...lettering(text),
    ...subject(text),
  ];
}

/**
 * The part of a longer text that says what to change: an `<instruction>`, what a rewritten prompt
 * announces, else the whole.
 */
export function instructionIn(text: string): string {
  const tagged = /<instruction(-\w+)>([\s\S]*?)<\/instruction\1>/.exec(text)?.[2] ??
    /<instruction>([\s\S]*?)<\/instruction>/.exec(text)?.[1];
  return (announcedChange(tagged ?? text) ?? tagged ?? text).trim();
}

/** How dark or light a colour is wanted. */
const shade = "darker|deeper|dark|deep|lighter|paler|softer|light|pale|soft";

/** Words before a colour's name; all but a shade don't make it another one: "a soft, nice lilac". */
const adjectives = new RegExp(
  `\\b(?:(?!${colourName})(?:(?:warm|cool|rich|fresh|bright)(?:er)?|cold|nice|lovely|beautiful|pretty|earthy|muted|vibrant|` +
    "vivid|subtle|proper|classic|gentle|calm|good|dusty|dusky|smoky|faded|creamy|milky|mellow|natural|" +
    "slightly|very|really|quite|much|more|a bit|a little|a touch|shade of|tone of|kind of|" +
    `sort of|hint of|${shade})` +
    // "Warmer, orange letters" are two wishes, "a warmer, dusty pink" is one.
    `(?: |(?:,? and|,) (?!${colourName})|(?<=\\ban? (?!bit|little|touch)[\\w, ]{1,40}), ))+(?=${colourName})`,
  "g",
);

/** The shade alone: "dark " of "a slightly darker, dusty pink". */
function shadeOf(words: string): string {
  const [found = ""] = words.match(new RegExp(`\\b(?:${shade})\\b`)) ?? [];
  return found === "" ? "" : /^d/.test(found) ? "dark " : "light ";
}

/** In lower case, its wishes parted by semicolons where "and" parts them. */
function plain(instruction: string): string {
  return american(instruction.toLowerCase()).replace(/\s+/g, " ")
    .replace(/#([0-9a-f])([0-9a-f])([0-9a-f])\b/g, "#$1$1$2$2$3$3")
    .replace(/\bget(?:ting)? rid of\b/g, "remove")
    .replace(/\b(everything|all) but\b/g, "$1 except")
    .replace(/\bsquare with (?:rounded|round|soft) corners\b/g, "rounded square")
    .replace(/\b(black)[ -]and[ -](white)\b/g, "$1 & $2")
    .replace(adjectives, shadeOf)
    .replace(/\b(between (?:the )?\w+) and\b/g, "$1 &")
    .replace(/,? ?\b(?:and not|but not)\b/g, ", not")
    .replace(/,? ?\b(?:and|but|then|also|plus)\b/g, ";");
}
