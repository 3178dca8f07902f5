import assert from "node:assert/strict";
import { quotes } from "./quotes.ts";

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
    assert.equal(quotes(prompt, name), expected);
  });
}
