import { areLetteredAlike, foldLine } from "../../_shared/lettering/fold.ts";
import type { Expected } from "./expected.ts";
import { difference } from "./spelling.ts";

export interface Judgement {
  /** "unchecked" where what was read may be what the client asked for, or may be wrong. */
  verdict: "match" | "mismatch" | "unchecked";
  /** How far the text that was read is from the expected one, from 0 (the same) to 1. */
  difference: number;
}

const MOST_MEASURED = 4;

/** Compares the text that was read in a picture with the expected ones, letter for letter. */
export function judge(read: string, { main, texts, wish }: Expected): Judgement {
  const isRight = texts.some((text) => areLetteredAlike(text, read));
  if (isRight || isNamed(read, wish)) return { verdict: "match", difference: 0 };
  if (isOfWish(read, main, wish)) return { verdict: "unchecked", difference: 0 };
  // A name in capitals may have dozens of right forms, all about as far from a wrong one.
  const nearest = Math.min(...texts.slice(0, MOST_MEASURED).map((text) => difference(read, text)));
  return { verdict: "mismatch", difference: nearest };
}

/** What leads up to a name that is given without quotation marks: "call it", "the name should be". */
const naming = new RegExp(
  [
    "\\b(?:call|rename|name) (?:(?:it|this|us|the \\w+) )?(?:to |as |into )?$",
    "\\b(?:name|wording|initials?) (?:to|into|as|is|should be) $",
    "\\b(?:say|read|spell)s? $",
  ].join("|"),
  "i",
);

/** Whether a wish says that this is to be lettered: it stands in quotation marks, or is called a name. */
function isNamed(read: string, wish: string): boolean {
  const text = foldLine(read);
  if (text === "") return false;
  const said = foldLine(wish);
  for (let at = said.indexOf(text); at >= 0; at = said.indexOf(text, at + 1)) {
    const [before, after] = [said.slice(0, at), said.slice(at + text.length)];
    if (/["']$/.test(before) && /^[.,;:!?]?["']/.test(after)) return true;
    if (naming.test(before) && /^(?![\p{L}\p{N}])/u.test(after)) return true;
  }
  return false;
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
