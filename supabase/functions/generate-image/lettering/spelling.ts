import { foldLetters } from "../../_shared/lettering/fold.ts";

/**
 * How far a text is from another, from 0 (spelled the same) to 1: the number of edits that turn one
 * into the other, divided by the longer one's length. Case counts; differences that
 * {@link foldLetters} removes don't.
 */
export function difference(a: string, b: string): number {
  const [left, right] = [foldLetters(a), foldLetters(b)];
  const longer = Math.max(left.length, right.length);
  return longer === 0 ? 0 : edits(left, right) / longer;
}

/** Levenshtein's distance. */
function edits(a: string[], b: string[]): number {
  let row = b.map((_, index) => index + 1);
  a.forEach((letter, down) => {
    let diagonal = down;
    let left = down + 1;
    row = b.map((other, across) => {
      const above = row[across] ?? 0;
      left = Math.min(above + 1, left + 1, diagonal + (letter === other ? 0 : 1));
      diagonal = above;
      return left;
    });
  });
  return row.at(-1) ?? a.length;
}
