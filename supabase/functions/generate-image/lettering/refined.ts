import { areLetteredAlike, foldLine } from "../../_shared/lettering/fold.ts";
import { inCapitals, inSmallLetters } from "../../_shared/lettering/letter-case.ts";
import type { Lettered } from "../../_shared/lettering/lettered.ts";
import { isMonogram } from "../../_shared/lettering/monogram.ts";
import { quotes } from "../../_shared/lettering/quotes.ts";
import { difference } from "./spelling.ts";

/**
 * A text that differs from the earlier one by no more than this is a misspelling, not a new name.
 */
const SLIP = 0.4;

/**
 * The text of a refinement, as the model that rewrote its prompt gave it. It is accepted only if it
 * is the parent's text, the same in another case, a part of it, or made of words of the client's
 * wish and in quotation marks in the new prompt: "make it blue" has a word, and no new name.
 *
 * @param before the parent's text.
 * @param prompt the rewritten one.
 * @returns undefined where the text is not accepted.
 */
export function refinedLettering(
  said: Partial<Lettered>,
  { before, wish, name, prompt }: {
    before: Lettered | undefined;
    wish: string;
    name: string;
    prompt: string;
  },
): Lettered | undefined {
  if (wish.trim() === "" && before !== undefined) return before;
  if (said.text === undefined) return undefined;
  const text = textOf(said.text.trim(), { before: before?.text, wish, name, prompt });
  if (text === undefined) return undefined;
  const tagline = said.tagline?.trim() ?? before?.tagline;
  return tagline === undefined || tagline === "" ? { text } : { text, tagline };
}

function textOf(
  said: string,
  { before, wish, name, prompt }: {
    before: string | undefined;
    wish: string;
    name: string;
    prompt: string;
  },
): string | undefined {
  if (said === "") return "";
  if (before !== undefined && areLetteredAlike(said, before)) return before;
  const known = [name, ...(before === undefined ? [] : [before])];
  if (known.some((text) => isInAnotherCase(said, text))) return said;
  if (isWritten(said, known, wish)) return quotes(prompt, said) ? said : undefined;
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

/** Whether each word of a text stands in what the client wrote: the wish, or the name before. */
function isWritten(text: string, names: string[], wish: string): boolean {
  // Through capitals, so that ß and SS are the same.
  const small = (text: string) => foldLine(foldLine(text).toUpperCase()).toLowerCase();
  const wished = small(wish);
  const words = names.flatMap((name) => small(name).split(" "));
  return small(text).split(" ").every((word) => wished.includes(word) || words.includes(word));
}
