import { foldLine } from "../../_shared/lettering/fold.ts";
import { inCapitals, inSmallLetters } from "../../_shared/lettering/letter-case.ts";
import { quotedTexts } from "../../_shared/director/quoted-texts.ts";

/**
 * Whether a prompt asks for the name in quotation marks, spelled as in the brief, its case
 * included: a design may set it in capitals, and says so in words. Whichever marks and apostrophes
 * a model writes is all the same.
 */
export function lettersName(prompt: string, name: string): boolean {
  const text = plain(prompt);
  const wanted = withoutQuotes(plain(name));
  // Nothing that could be lettered.
  if (wanted === "") return true;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const before = text[at - 1];
    const after = text.slice(at + wanted.length);
    const isOpened = before === '"' || wanted.startsWith('"');
    if (isOpened && (/^[.,;:!?]?"/.test(after) || wanted.endsWith('"'))) return true;
  }
  return false;
}

/** More is a word, not a monogram. */
const MOST_INITIALS = 5;

/**
 * Whether the first text that a prompt quotes is a monogram of the name: a few of its letters, in
 * its own script and with its accents, whatever their case.
 */
export function lettersInitials(prompt: string, name: string): boolean {
  const letters = lettersOf(quotedTexts(prompt)[0] ?? "");
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

/** A name that is all in quotation marks has those of the prompt, or both. */
function withoutQuotes(name: string): string {
  return name.replace(/^"+(.*[^"].*?)"+$/, "$1").trim();
}

/** Models write an apostrophe for a quotation mark and the other way round. */
function plain(text: string): string {
  return foldLine(text).replaceAll("'", '"');
}
