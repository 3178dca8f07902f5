import { areLetteredAlike, foldLine } from "../../_shared/lettering/fold.ts";
import { inCapitals, inSmallLetters } from "../../_shared/lettering/letter-case.ts";
import type { Lettered } from "../../_shared/lettering/lettered.ts";
import { isMonogram } from "../../_shared/lettering/monogram.ts";
import { difference } from "./spelling.ts";

/** Up to so far from what was lettered before, another text is a slip and no new name. */
const SLIP = 0.4;

/**
 * What a refinement letters, by the word of whoever rewrote its prompt, checked by what the client
 * has written: what its parent letters, the same in another case, a part of it, or words of the wish.
 *
 * @param before what the parent letters.
 * @returns undefined where nobody can say.
 */
export function refinedLettering(
  said: Partial<Lettered>,
  { before, wish, name }: { before: Lettered | undefined; wish: string; name: string },
): Lettered | undefined {
  if (wish.trim() === "" && before !== undefined) return before;
  if (said.text === undefined) return undefined;
  const text = textOf(said.text.trim(), { before: before?.text, wish, name });
  if (text === undefined) return undefined;
  const tagline = said.tagline?.trim() ?? before?.tagline;
  return tagline === undefined || tagline === "" ? { text } : { text, tagline };
}

function textOf(
  said: string,
  { before, wish, name }: { before: string | undefined; wish: string; name: string },
): string | undefined {
  if (said === "") return "";
  if (before !== undefined && areLetteredAlike(said, before)) return before;
  const known = [name, ...(before === undefined ? [] : [before])];
  if (known.some((text) => isInAnotherCase(said, text)) || isWritten(said, known, wish)) {
    return said;
  }
  if (before === undefined || isMonogram(said, name)) {
    return isMonogram(said, name) ? said : undefined;
  }
  return difference(said, before) < SLIP ? before : undefined;
}

function isInAnotherCase(text: string, other: string): boolean {
  const forms = [other.toLowerCase(), ...inCapitals(other), ...inSmallLetters(other)];
  return forms.some((form) => areLetteredAlike(form, text)) ||
    areLetteredAlike(text.toLowerCase(), other.toLowerCase());
}

/** Whether the client has written each word of a text: within the wish, or as a word of a name. */
function isWritten(text: string, names: string[], wish: string): boolean {
  // By way of capitals, in which ß is SS.
  const small = (text: string) => foldLine(text.toUpperCase()).toLowerCase();
  const wished = small(wish);
  const words = names.flatMap((name) => small(name).split(" "));
  return small(text).split(" ").every((word) => wished.includes(word) || words.includes(word));
}
