import { areLetteredAlike, foldLine, withoutGreekAccents } from "../../_shared/lettering/fold.ts";
import type { Expected } from "./expected.ts";
import { isNamed, isPartOf, isQuoted, namesAnother, quotesPartOf } from "./naming.ts";
import { difference } from "./spelling.ts";

export interface Judgement {
  /** "unchecked" where what was read may be what the client asked for, or may be wrong. */
  verdict: "match" | "mismatch" | "unchecked";
  /** How far the text that was read is from the expected one, from 0 (the same) to 1. */
  difference: number;
}

const MOST_MEASURED = 4;

/** Compares the text that was read in a picture with the expected ones, letter for letter. */
export function judge(read: string, expected: Expected): Judgement {
  const { texts, unaccented } = expected;
  const bare = withoutGreekAccents(read);
  const isRight = texts.some((text) => areLetteredAlike(text, read)) ||
    unaccented.some((text) => areLetteredAlike(text, bare));
  const found = byWish(read, isRight, expected);
  if (found === "open") return { verdict: "unchecked", difference: 0 };
  if (found) return { verdict: "match", difference: 0 };
  // A name in capitals may have dozens of right forms, all about as far from a wrong one.
  const nearest = Math.min(...texts.slice(0, MOST_MEASURED).map((text) => difference(read, text)));
  return { verdict: "mismatch", difference: nearest };
}

/**
 * Where it isn't known which text an edit results in: whether the wish may ask for the text that was
 * read, or for another one than before.
 */
function byWish(read: string, isRight: boolean, { main, texts, wish }: Expected): boolean | "open" {
  if (isRight) return namesAnother(texts, wish) ? "open" : true;
  if (isNamed(read, wish)) return true;
  if (isQuoted(read, wish)) return isPartOf(read, main) || quotesPartOf(main, wish) ? "open" : true;
  return isOfWish(read, main, wish) ? "open" : false;
}

/** Whether a text has words of the wish and, beside them, none but the name's: "add Roasters". */
function isOfWish(read: string, name: string, wish: string): boolean {
  const [known, wished] = [wordsOf(name), wordsOf(wish)];
  const others = wordsOf(read).filter((word) => !known.includes(word));
  return others.length > 0 && others.every((word) => wished.includes(word));
}

function wordsOf(text: string): string[] {
  return foldLine(text).toLowerCase().match(/[\p{L}\p{M}\p{N}'-]+/gu) ?? [];
}
