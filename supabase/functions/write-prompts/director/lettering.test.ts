import assert from "node:assert/strict";
import { initialsIn, lettersInitials, lettersName } from "./lettering.ts";

const cases: [string, string, boolean][] = [
  ['Letter "Northwind Coffee" in a serif', "Northwind Coffee", true],
  ["Letter «Пекарня» below the mark", "Пекарня", true],
  ["Letter 「珈琲」 below the mark", "珈琲", true],
  ['The name, "Northwind Coffee," in a serif', "Northwind Coffee", true],
  ["Letter “Joe’s Beans” by hand", "Joe's Beans", true],
  ['Letter “The "Best" One” by hand', 'The "Best" One', true],
  ['Letter "Northwind\u00a0Coffee" in a serif', "Northwind  Coffee", true],
  ['Letter "Straße 7" in capitals', "Straße 7", true],
  ['Letter "Yahoo!" in a serif', "Yahoo!", true],
  ['Letter "Line one" in a serif', "Line\u0001\u200b\none", true],
  ["Letter nothing", "\u200b", true],
  ['Letter "Zum Löwen" in a serif', "„Zum Löwen“", true],
  ["Letter “„Zum Löwen“” in a serif", "„Zum Löwen“", true],
  ['Letter ""Quoted"" in a serif', '"Quoted"', true],
  ['Letter "Löwen" in a serif', "„Zum Löwen“", false],
  ['Letter “A “B” "C" «D»” in a serif', 'A “B” "C" «D»', true],
  ['Letter """ in a serif', '"', true],
  ['Letter "مقهى الشرق" below the mark', "\u2067مقهى الشرق\u2069", true],
  ['Letter "מקום" below the mark', "מקום אחר", false],
  ['Letter "👩‍👩‍👧‍👦" below the mark', "👩‍👩‍👧‍👦", true],
  ['Letter "7-11" below the mark', "7-11", true],
  ['Letter "!!!" below the mark', "!!!", true],
  ['Letter "!!" below the mark', "!!!", false],
  ["Letter Northwind Coffee in a serif", "Northwind Coffee", false],
  ['Letter "Northwind Coffee Company" in a serif', "Northwind Coffee", false],
  ['Letter "Northwind" in a serif', "Northwind Coffee", false],
  ["Letter “NORTHWIND COFFEE” in capitals", "Northwind Coffee", false],
  ['Letter "STRASSE 7" in capitals', "Straße 7", false],
  ['Letter "NTT商事" below the mark', "ＮＴＴ商事", true],
  ['Letter "Hawai\'i" in a serif', "Hawaiʻi", true],
  ['Letter "Foo • Bar…" in a serif', "Foo · Bar...", true],
  ['Letter "שלום" below the mark', "שָׁלוֹם", true],
  ['Letter "محمد" below the mark', "مُحَمَّـد", true],
  ['Letter “צה"ל” below the mark', "צה״ל", true],
  ['Letter "ООО «Ромашка»" in a serif', 'ООО "Ромашка"', true],
  ['Letter "ООО "Ромашка" in a serif', 'ООО "Ромашка"', true],
  ['Letter "The "Rock" Diner" in a serif', 'The "Rock" Diner', true],
  ['Letter "ООО" in a serif', 'ООО "Ромашка"', false],
  ['Letter "हन्द" below the mark', "हिन्दी", false],
  ['Letter "ขาว" below the mark', "ข้าว", false],
  ['Letter "Creme Brulee" in a serif', "Crème Brûlée", false],
  ['Letter "Northwnd Coffee" in a serif', "Northwind Coffee", false],
];

for (const [prompt, name, expected] of cases) {
  Deno.test(`${prompt} ${expected ? "letters" : "does not letter"} ${name}`, () => {
    assert.equal(lettersName(prompt, name), expected);
  });
}

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
