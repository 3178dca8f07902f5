import { foldLine } from "./fold.ts";
import { inCapitals, inSmallLetters } from "./letter-case.ts";

/** More is a word, not a monogram. */
const MOST_INITIALS = 5;

/**
 * Whether a text is a monogram of a name: a few of its letters, in its own script and with its
 * accents, whatever their case.
 */
export function isMonogram(text: string, name: string): boolean {
  const letters = lettersOf(text);
  // In capitals some letters are others: ß is SS, ı is I.
  const available = [name, ...inCapitals(name), ...inSmallLetters(name)].flatMap(lettersOf);
  // Nothing that could be lettered.
  if (available.length === 0) return true;
  return letters.length > 0 && letters.length <= MOST_INITIALS &&
    letters.every((letter) => available.includes(letter));
}

/** Accents are part of their letters; vowel signs, which initials leave out, are not. */
function lettersOf(text: string): string[] {
  return foldLine(text).match(/[\p{L}\p{N}]/gu) ?? [];
}
