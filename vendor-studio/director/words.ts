/** Matches a text, in lower case, that has a word with one of these beginnings: no "eco" in record. */
export function startingWith(beginnings: string): RegExp {
  return new RegExp(`(?<![\\p{Script=Latin}\\p{Script=Cyrillic}])(?:${beginnings})`, "u");
}
