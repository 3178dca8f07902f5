import assert from "node:assert/strict";
import { initialsIn, lettersInitials } from "./lettering.ts";

const monograms: [string, string, boolean][] = [
  ['The initials "NC" interlocked', "Northwind Coffee", true],
  ['The letter "n" as a wave', "Northwind", true],
  ["«СВ» in a ring", "Северный ветер", true],
  ['The letters "Ł&S" in a ring', "Łódź & Søn", true],
  ['The letters "CC" in a ring', "Crumb & Crème", true],
  ['The letter "ی" in a ring', "یاس", true],
  ['The letter "ی" in a ring', "ياس", true],
  ['The letters "SV" in a ring', "Северный ветер", false],
  ['The letters "NX" interlocked', "Northwind Coffee", false],
  ['The letters "L" and "S"', "Łódź & Søn", false],
  ['The word "Northwind"', "Northwind Coffee", false],
  ["The letters N and C", "Northwind Coffee", false],
  ['The sign "☕" in a ring', "Northwind Coffee", false],
  ['The letter "A" in a ring', "☕☕", true],
  ['The sign "☕" in a ring', "☕☕", true],
  ['The letter "É" in a ring', "E\u0301toile", true],
  ['The letter "E" in a ring', "E\u0301pi", false],
  ['The letters "SS" in a ring', "ß", true],
  ['The letter "I" in a ring', "ılık", true],
  ['The letter "İ" in a ring', "istanbul", true],
  ['The letters "ＮＴ" in a ring', "NTT商事", true],
  ['The letter "Α" in a ring', "Άλφα", true],
  ['The letter "ह" in a ring', "हिन्दी", true],
  ["The letters 『NC』 in a ring", "Northwind Coffee", true],
  ["The letters ‹NC› in a ring", "Northwind Coffee", true],
  ["The letters ＂NC＂ in a ring", "Northwind Coffee", true],
  ["The letters „ZL“ in a ring", "„Zum Löwen“", true],
  ['The letter "م" in a ring', "مقهى الشرق", true],
  ['The sign "!" in a ring', "!!!", true],
];

for (const [prompt, name, expected] of monograms) {
  Deno.test(`${prompt} ${expected ? "is" : "is no"} monogram of ${name}`, () => {
    assert.equal(lettersInitials(prompt, name), expected);
  });
}

const unsaid: [prompt: string, name: string, expected: string | undefined][] = [
  ['The initials "NC" interlocked', "Northwind Coffee", "NC"],
  ["The initials «nc» interlocked", "Northwind Coffee", "nc"],
  ['The initials "BOA" in a shield', "Bank of America", "BOA"],
  ['The initials "BA" in a shield', "Bank of America", "BA"],
  ['The letter "N" as a wave', "Northwind", "N"],
  ['The letters "СВ" in a ring', "Северный ветер", "СВ"],
  ['The letter "ش" in a ring', "شرق", "ش"],
  ['The letters "北海" in a square', "北 海", "北海"],
  ['The letters "NW" interlocked', "Northwind", undefined],
  ['The letters "N" and "W" interlocked', "Northwind", undefined],
  ['The letters "N" and "C" interlocked', "Northwind Coffee", undefined],
  ["The letters N and C", "Northwind Coffee", undefined],
  ["A fox", "☕", undefined],
];

for (const [prompt, name, expected] of unsaid) {
  Deno.test(`of ${name}, ${prompt} is known to letter ${expected}`, () => {
    assert.equal(initialsIn(prompt, name), expected);
  });
}
