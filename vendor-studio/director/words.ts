/** Matches a text, in lower case, that has a word with one of these beginnings: no "eco" in record. */
export function startingWith(beginnings: string): RegExp {
  return new RegExp(`(?<![\\p{Script=Latin}\\p{Script=Cyrillic}])(?:${beginnings})`, "u");
}

const unmeant = new RegExp(
  [
    String.raw`(?:no|not|without|never)\s+(?:(?:an?|the|any|just|only)\s+)?\p{L}+`,
    "(?:by|at|on) hand",
    "(?:before|in front of) (?:your|our|their) (?:very )?eyes",
    "(?:rose|wine|cherry|brick|olive|sage|mint|moss|pine|forest|lime|sea|sky|ice) (?:gold|red|green|blue)",
    "(?<=publishing|fashion|auction|software)[ -]house|in-house",
  ].map((phrase) => String.raw`\b(?:${phrase})\b`).join("|"),
  "giu",
);

/** A text without what it says is not there, and words that mean something else in their phrase. */
export function meant(text: string): string {
  return text.replace(unmeant, " ");
}
