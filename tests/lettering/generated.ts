import fc from "fast-check";

/** Scripts from which names are made, by Unicode's names. */
export const scripts = [
  ...["Latin", "Greek", "Cyrillic", "Armenian", "Hebrew", "Arabic", "Devanagari", "Bengali"],
  ...["Gurmukhi", "Gujarati", "Tamil", "Telugu", "Kannada", "Malayalam", "Sinhala", "Thai", "Lao"],
  ...["Tibetan", "Myanmar", "Georgian", "Hangul", "Ethiopic", "Khmer", "Hiragana", "Katakana"],
  ...["Han", "Cherokee", "Mongolian", "Tifinagh"],
] as const;

/** What stands between a name's words. */
const joints = [" ", " & ", "-", "’", " · ", "/", ' "', " (", "<", "+", ". ", "\u200d", " 7 "];

/** Names of one to three words in a script, some with marks on their letters. */
export function nameIn(script: string): fc.Arbitrary<string> {
  const letter = fc.constantFrom(...inBasicPlane(`\\p{L}`, script));
  const marks = inBasicPlane("\\p{M}", script);
  const mark = marks.length === 0 ? fc.constant("") : fc.constantFrom("", "", "", ...marks);
  const word = fc.array(fc.tuple(letter, mark).map(([base, mark]) => base + mark), {
    minLength: 1,
    maxLength: 6,
  }).map((letters) => letters.join(""));
  return fc.array(fc.tuple(word, fc.constantFrom(...joints)), { minLength: 1, maxLength: 3 })
    .map((words) => words.map(([word, joint], index) => (index > 0 ? joint : "") + word).join(""))
    .filter((name) => name.length <= 60);
}

/** Other ways to encode a name, which nobody sees. */
export const disguises: [what: string, of: (name: string) => string][] = [
  ["composed", (name) => name.normalize("NFC")],
  ["decomposed", (name) => name.normalize("NFD")],
  ["with hard spaces", (name) => name.replaceAll(" ", "\u00a0")],
  ["on several lines", (name) => name.replaceAll(" ", "\n")],
  ["isolated", (name) => `\u2068${name}\u2069`],
  ["with zero-width spaces", (name) => name.replaceAll(" ", " \u200b")],
  ["with curly marks", (name) => name.replaceAll('"', "“").replaceAll("'", "’")],
  ["with straight marks", (name) => name.replaceAll("’", "'")],
];

/** A name with one thing wrong that is seen: a letter lost, doubled, or in another's place. */
export function slips(name: string): string[] {
  const letters = [...name];
  const at = letters.findIndex((letter) => /\p{L}/u.test(letter));
  const letter = letters[at] ?? "";
  const other = [...name].find((each) => /\p{L}/u.test(each) && !looksLike(each, letter));
  const put = (...by: string[]) => letters.toSpliced(at, 1, ...by).join("");
  return [put(), put(letter, letter), ...(other === undefined ? [] : [put(other)])];
}

/** Also where a font or a keyboard makes no difference: of an accent, or a Persian letter. */
function looksLike(one: string, other: string): boolean {
  const [bare, otherBare] = [one, other].map((letter) =>
    letter.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[یى]/, "ي").replace("ک", "ك")
  );
  return bare === otherBare;
}

function inBasicPlane(kind: string, script: string): string[] {
  const wanted = new RegExp(`^(?=\\p{Script=${script}})${kind}$`, "u");
  return Array.from({ length: 0xd800 }, (_, code) => String.fromCharCode(code))
    // What NFKC makes a space of is no letter of a name.
    .filter((letter) => wanted.test(letter) && !letter.normalize("NFKC").startsWith(" "));
}
