/**
 * The one form in which letters are compared: two texts fold to the same where a designer, a font or
 * a reader makes no difference between them. Case and every letter count. NFKC and Unicode's
 * properties do most of it; what they don't is listed below.
 *
 * @returns one line; runs of spaces and line breaks are one space.
 */
export function foldLine(text: string): string {
  const composed = replaceAll(text, beforeComposing).normalize("NFKC");
  return replaceAll(composed, afterComposing)
    .replace(/\p{Script=Greek}\p{M}*/gu, withoutCapitalAccents)
    .normalize("NFC").trim();
}

/** A folded text's letters, code point by code point: where a line breaks is the design's choice. */
export function foldLetters(text: string): string[] {
  return [...foldLine(text)].filter((letter) => letter !== " ");
}

/** Whether two texts are lettered alike. */
export function areLetteredAlike(a: string, b: string): boolean {
  return foldLetters(a).join("") === foldLetters(b).join("");
}

/** A folded text without the accents of its Greek letters, as capitals are written. */
export function withoutGreekAccents(text: string): string {
  return foldLine(text)
    .replace(
      /\p{Script=Greek}\p{M}*/gu,
      (cluster) => cluster.normalize("NFD").replace(/\p{M}/gu, ""),
    );
}

type Replacement = [pattern: RegExp, by: string | ((all: string, part: string) => string)];

/** What NFKC would take apart in a way that nobody reads. */
const beforeComposing: Replacement[] = [
  // One ellipsis is set in one sign or two, at the foot of the line or at half its height.
  [/[…⋯︙]+/g, "..."],
  // Japanese keyboards have three middle dots for it.
  [/(?<![・･])(?:[・･]{3})+(?![・･])/g, "..."],
  // NFKC makes a space and a voicing mark of these, which belong to the kana before them.
  [/(?<=[\p{Script=Hiragana}\p{Script=Katakana}])゛/gu, "\u3099"],
  [/(?<=[\p{Script=Hiragana}\p{Script=Katakana}])゜/gu, "\u309a"],
  // NFKC makes a space and an accent of these, which people type for an apostrophe or a wave.
  [/[´΄᾽᾿\u1ffd]/g, "'"],
  [/˜/g, "~"],
  // NFKC makes two primes of it, which people type for a quotation mark.
  [/[″‶]/g, '"'],
  // Before Unicode had these letters of Malayalam and Bengali, they were written with a joiner.
  [/([ണനരലളക]്|ত্)\u200d/g, (_, written) => oneLetter[written] ?? written],
];

const oneLetter: Record<string, string> = {
  ...{ "ണ്": "ൺ", "ന്": "ൻ", "ര്": "ർ", "ല്": "ൽ", "ള്": "ൾ", "ക്": "ൿ" },
  "ত্": "ৎ",
};

const afterComposing: Replacement[] = [
  // Joiners, variation selectors, fillers, bidi controls: they leave no ink. But a joiner makes one
  // picture of several emoji, and tags make a country's flag of a black one.
  [/(?!\u200d)(?![\u{e0020}-\u{e007f}])\p{Default_Ignorable_Code_Point}/gu, ""],
  [
    /(?<!\p{Extended_Pictographic}\p{Emoji_Modifier}?)\u200d|\u200d(?!\p{Extended_Pictographic})/gu,
    "",
  ],
  [/(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]*)[\u{e0020}-\u{e007f}]/gu, ""],
  // Breaks, and the Braille cell without dots, which is no space to Unicode.
  [/[\p{Cc}\s\u2800]+/gu, " "],
  // Letters that look like an apostrophe (the Hawaiian ʻokina, the Uzbek and Ukrainian signs, the
  // Hebrew geresh), and single quotation marks.
  [/['`‘’‚‛‵′ʹʻʼʽʾʿˈˊˋꞌ՚׳ߴߵ❛❜❟]/gu, "'"],
  // Two apostrophes are typed for a quotation mark, and look like one.
  [/''/g, '"'],
  // The Hebrew gershayim and double primes are no quotation marks to Unicode, but look like them.
  [/[״ʺˮ❝❞❠🙶🙷🙸]|\p{Quotation_Mark}(?<!')/gu, '"'],
  // Wave dashes have a shape of their own.
  [/[〜〰⁓∼]/gu, "~"],
  [/(?!~)\p{Dash}/gu, "-"],
  // A dot at half height, however large: no property tells them from other punctuation.
  [/[·•‧∙⋅●◦⦁⸱⸳ꞏ・ᐧ]/gu, "·"],
  // NFKC writes fractions with it; it looks like a slash.
  [/[⁄∕]/g, "/"],
  // Hebrew, Syriac and Arabic are written without these points and vowel signs. What makes another
  // letter of an Arabic one, a madda or a hamza, stays.
  [/(?=[\p{Script=Hebrew}\p{Script=Syriac}])\p{M}/gu, ""],
  [/(?![\u0653-\u0655])(?=\p{Script_Extensions=Arabic})\p{M}/gu, ""],
  // An alef with a wasla: like a vowel sign, the mark is mostly left out.
  [/ٱ/g, "ا"],
  // Kashida: it lengthens a word and says nothing.
  [/ـ/g, ""],
  // The Persian yeh and kaf: the same strokes as the Arabic letters in the same place of a word.
  [/ی(?=\p{L})/gu, "ي"],
  [/ی/g, "ى"],
  [/ک/g, "ك"],
  // Romanian letters, which old keyboards wrote with a cedilla: fonts draw either.
  ...asOne({ "ş": "ș", "Ş": "Ș", "ţ": "ț", "Ţ": "Ț" }),
  // The capitals of ð and ɖ look like that of đ, and are typed for it.
  [/[ÐƉ]/g, "Đ"],
  // Two signs that look like one, and are typed for it.
  ...asOne({ "เเ": "แ", "ເເ": "ແ", "ஶ்ரீ": "ஸ்ரீ" }),
  ...asOne({ "װ": "וו", "ױ": "וי", "ײ": "יי", "هٔ": "ۀ" }),
  // A circle, which Japanese has as a digit.
  [/[〇◯]/g, "○"],
  // German has two ways to write this capital.
  [/ẞ/g, "SS"],
  // NFKC parts a Thai or Lao vowel, of which its tone mark may stand before or after the first half.
  [/([ํໍ])([่-๋່-໋])/g, "$2$1"],
];

function asOne(alike: Record<string, string>): Replacement[] {
  return Object.entries(alike).map(([one, other]) => [new RegExp(one, "g"), other]);
}

function replaceAll(text: string, replacements: Replacement[]): string {
  return replacements.reduce(
    (rest, [pattern, by]) =>
      typeof by === "string" ? rest.replace(pattern, by) : rest.replace(pattern, by),
    text,
  );
}

/** Greek capitals lose their accents and keep a dialytika. */
function withoutCapitalAccents(cluster: string): string {
  if (!/^[\p{Lu}\p{Lt}]/u.test(cluster)) return cluster;
  return cluster.normalize("NFD").replace(/(?!\u0308)\p{M}/gu, "");
}
