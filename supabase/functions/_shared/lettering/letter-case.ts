/** Languages that have capitals or small letters of their own for some letters. */
const languages = ["und", "tr", "az", "lt", "el"];

/**
 * No more texts than this are tried. Beyond that, each language is applied to the whole name
 * instead of word by word.
 */
const MOST = 64;

/**
 * A text in capitals, by the rules of each language and, word by word, of any mixture, as the
 * language of a name is not known. Only Turkish tells `ı` from `i`, and Greek capitals have no
 * accents.
 */
export function inCapitals(text: string): string[] {
  return inAnyLanguage(text, (word) =>
    languages.flatMap((language) =>
      [
        word,
        // German and Armenian have two ways to write these.
        word.replaceAll("ß", "ẞ"),
        word.replaceAll("և", "եվ"),
      ].map((written) => written.toLocaleUpperCase(language))
    ));
}

/** The same in small letters. */
export function inSmallLetters(text: string): string[] {
  return inAnyLanguage(
    text,
    (word) => languages.map((language) => word.toLocaleLowerCase(language)),
  );
}

function inAnyLanguage(text: string, map: (text: string) => string[]): string[] {
  const words = text.split(/(?<=\s)(?=\S)/u).map((word) => [...new Set(map(word))]);
  const count = words.reduce((product, forms) => product * forms.length, 1);
  if (count > MOST) return [...new Set(map(text))];
  return words.reduce((begun, forms) => begun.flatMap((b) => forms.map((form) => b + form)), [""]);
}
