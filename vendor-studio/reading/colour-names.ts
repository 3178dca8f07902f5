// @ts-types="@types/culori"
import { converter } from "culori";

const oklch = converter("oklch");

/** By hue, in degrees of OKLCH; the shades that go by a name of their own stand below. */
const hues: [name: RegExp, from: number, to: number][] = [
  [/\b(?:red|crimson|scarlet|burgundy|maroon)s?\b/, 5, 42],
  [/\borange/, 42, 72],
  [/\b(?:yellow|gold|golden|amber)s?\b/, 72, 112],
  [/\b(?:green|lime|olive|emerald)s?\b/, 112, 185],
  [/\b(?:teal|turquoise|cyan|aqua)\b/, 170, 225],
  [/\b(?:blue|navy|azure)s?\b/, 225, 285],
  [/\b(?:purple|violet|lilac|lavender)s?\b/, 285, 330],
  [/\b(?:pink|magenta|rose)s?\b/, 330, 365],
];

/** Whether a colour, `#rrggbb`, is one that the words name: "green", or "bright colours". */
export function isCalled(colour: string, words: string): boolean {
  const { l = 0, c = 0, h = 0 } = oklch(colour) ?? {};
  if (/\bblacks?\b/.test(words) && l < 0.25) return true;
  if (/\bwhites?\b/.test(words) && l > 0.97) return true;
  if (/\bgr[ea]ys?\b/.test(words) && c < 0.03 && l > 0.25 && l < 0.95) return true;
  if (/\b(?:bright|neon|loud|garish|vivid) colou?rs\b/.test(words) && c > 0.17) return true;
  if (c < 0.035) return false;
  if (/\bbrowns?\b/.test(words) && h > 35 && h < 90 && l < 0.6) return true;
  if (/\bpinks?\b/.test(words) && h < 25 && l > 0.65) return true;
  return hues.some(([name, from, to]) =>
    name.test(words) && (h >= from && h < to || h + 360 < to) &&
    !(from === 42 && l < 0.5)
  );
}

export function isColourName(word: string): boolean {
  return /^(?:black|white|gr[ea]y|brown)$/.test(word) || hues.some(([name]) => name.test(word));
}
