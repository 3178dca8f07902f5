import { foldLine } from "./fold.ts";
import { inCapitals, inSmallLetters } from "./letter-case.ts";

/** Letters. More of them are a word and no monogram. */
const MOST_INITIALS = 5;

/**
 * Whether a text is a monogram of a name: a few of its letters, in its own script and with its
 * accents, whatever their case.
 */
export function isMonogram(text: string, name: string): boolean {
  const letters = lettersOf(text);
  // Some letters are other ones in capitals: ß becomes SS, and ı becomes I.
  const available = [name, ...inCapitals(name), ...inSmallLetters(name)].flatMap(lettersOf);
  // There is nothing to letter.
  if (available.length === 0) return true;
  return letters.length > 0 && letters.length <= MOST_INITIALS &&
    letters.every((letter) => available.includes(letter));
}

/** Whether the letters of a text stand in a name in the same order, whatever their case. */
export function isInOrder(text: string, name: string): boolean {
  const forms = (text: string) => [text, ...inCapitals(text)].map(lettersOf);
  return forms(name).some((available) =>
    forms(text).some((letters) => {
      let at = -1;
      return letters.every((letter) => (at = available.indexOf(letter, at + 1)) >= 0);
    })
  );
}

/** Accents belong to their letters. Vowel signs don't, as initials are written without them. */
function lettersOf(text: string): string[] {
  // A yeh has dots, or none, by where it stands in a word: as an initial it may have either.
  return foldLine(text).replaceAll("ى", "ي").match(/[\p{L}\p{N}]/gu) ?? [];
}
