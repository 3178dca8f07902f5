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
    if (before === '"' && /^[.,;:!?]?"/.test(after)) return true;
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
  const available = [...lettersOf(name), ...lettersOf(name.toLocaleUpperCase())];
  // Nothing that could be lettered.
  if (available.length === 0) return true;
  return letters.length > 0 && letters.length <= MOST_INITIALS &&
    letters.every((letter) => available.includes(letter));
}

/** Composed, so that an accent is part of its letter; vowel signs, which initials leave out, are not. */
function lettersOf(text: string): string[] {
  return text.toLocaleLowerCase().normalize("NFC").match(/[\p{L}\p{N}]/gu) ?? [];
}

/** A name that is all in quotation marks has those of the prompt, or both. */
function withoutQuotes(name: string): string {
  return name.replace(/^"+(.*[^"].*?)"+$/, "$1").trim();
}

/** Characters that don't show are left out. */
function plain(text: string): string {
  return text.normalize("NFKC").replace(/\p{Cf}/gu, "")
    .replace(/["'`´‘’‚‛“”„‟«»‹›「」『』＂＇]/g, '"')
    .replace(/[\p{Cc}\s]+/gu, " ").trim();
}
