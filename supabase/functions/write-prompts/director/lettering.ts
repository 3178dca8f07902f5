import { foldLine } from "../../_shared/lettering/fold.ts";
import { inCapitals, inSmallLetters } from "../../_shared/lettering/letter-case.ts";
import { isMonogram } from "../../_shared/lettering/monogram.ts";
import { quotes } from "../../_shared/lettering/quotes.ts";

const quoted =
  /"([^"\n]{1,200})"|“([^”\n]{1,200})”|„([^“”\n]{1,200})[“”]|«([^»\n]{1,200})»|‹([^›\n]{1,200})›|「([^」\n]{1,200})」|『([^』\n]{1,200})』|＂([^＂\n]{1,200})＂/u;

/**
 * Whether the first text that a prompt has in quotation marks is a monogram of the name. This is
 * used only to find flaws; which text a concept has, the director says itself.
 */
export function lettersInitials(prompt: string, name: string): boolean {
  const text = quoted.exec(prompt)?.slice(1).find((part) => part !== undefined);
  return isMonogram(text ?? "", name);
}

/**
 * The initials of a name that a prompt has in quotation marks, for a director that doesn't say them.
 *
 * @returns undefined where they aren't quoted, or where other letters of the name are too: the logo
 * may then have either.
 */
export function initialsIn(prompt: string, name: string): string | undefined {
  const words = foldLine(name).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'.]*/gu) ?? [];
  // "of" and "und" may be left out.
  const found = [words, words.filter((word) => !/^\p{Ll}/u.test(word))]
    .flatMap((list) => inAnyCase(list.flatMap((word) => [...word].slice(0, 1)).join("")))
    .find((initials) => initials !== "" && quotes(prompt, initials));
  if (found === undefined || [...found].length > 1) return found;
  const others = [...name].filter((letter) => /[\p{L}\p{N}]/u.test(letter)).flatMap(inAnyCase);
  return others.some((letter) => letter !== found && quotes(prompt, letter)) ? undefined : found;
}

function inAnyCase(text: string): string[] {
  return [text, ...inCapitals(text), ...inSmallLetters(text)];
}
