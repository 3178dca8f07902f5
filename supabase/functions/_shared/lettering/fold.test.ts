import assert from "node:assert/strict";
import { areLetteredAlike, foldLine } from "./fold.ts";

const alike: [string, string, string][] = [
  ["full width", "ＮＴＴ商事", "NTT商事"],
  ["half-width kana", "ｶﾌｪ ﾊﾟﾝ", "カフェ パン"],
  ["a ligature", "ﬁn & ﬂy", "fin & fly"],
  ["a sign of two letters", "№ 5™", "No 5TM"],
  ["a fraction", "½ Pint", "1/2 Pint"],
  ["the okina", "Hawaiʻi", "Hawai'i"],
  ["a typed accent", "Joe´s", "Joe’s"],
  ["a grave", "Joe`s", "Joe's"],
  ["an Armenian apostrophe", "Քա՚ր", "Քա'ր"],
  ["an Uzbek letter", "Oʻzbek gʼisht", "O‘zbek g'isht"],
  ["bullets", "Foo • Bar ∙ Baz", "Foo·Bar・Baz"],
  ["a Catalan dot", "Paraŀlel", "Paral·lel"],
  ["an ellipsis", "Wait…", "Wait..."],
  ["a Chinese ellipsis", "等……", "等…"],
  ["dashes", "A–B—C−D‑E", "A-B-C-D-E"],
  ["a maqaf", "תל־אביב", "תל-אביב"],
  ["wave dashes", "A〜B", "A～B"],
  ["quotation marks", "ООО «Ромашка»", 'ООО "Ромашка"'],
  ["gershayim", "צה״ל", 'צה"ל'],
  ["double primes", "12″", '12"'],
  ["Hebrew points", "שָׁלוֹם", "שלום"],
  ["Hebrew presentation forms", "שׁלום", "שלום"],
  ["Arabic vowel signs", "مُحَمَّد", "محمد"],
  ["a superscript alef", "هٰذا", "هذا"],
  ["a kashida", "محـــمد", "محمد"],
  ["Arabic presentation forms", "ﻣﺤﻤﺪ", "محمد"],
  ["a Persian yeh within a word", "فارسی", "فارسى"],
  ["a Persian kaf", "کتاب", "كتاب"],
  ["a zero-width non-joiner", "می‌خواهم", "میخواهم"],
  ["Greek accents in capitals", "ΚΑΦΈΣ", "ΚΑΦΕΣ"],
  ["Greek breathings in capitals", "Ἀθήνα", "Αθήνα"],
  ["a composed nukta", "क़लम", "क\u093cलम"],
  ["jamo", "\u1112\u1161\u11ab글", "한글"],
  ["an emoji's selector", "☕️", "☕"],
  ["a decomposed accent", "Cre\u0300me", "Crème"],
];

for (const [what, one, other] of alike) {
  Deno.test(`${what} makes no difference: ${one}`, () => {
    assert.ok(areLetteredAlike(one, other), `${foldLine(one)} | ${foldLine(other)}`);
  });
}

const different: [string, string, string][] = [
  ["é", "Café", "Cafe"],
  ["a Greek accent on a small letter", "Καφές", "Καφες"],
  ["a Greek dialytika", "ΜΑΪΟΥ", "ΜΑΙΟΥ"],
  ["a Devanagari vowel sign", "हिन्दी", "हन्द"],
  ["a virama", "हिन्दी", "हिनदी"],
  ["a Thai vowel", "กี่", "กี"],
  ["a Thai tone", "ข้าว", "ขาว"],
  ["a Tamil vowel sign", "தமிழ்", "தமழ"],
  ["a Thaana vowel", "ދިވެހި", "ދވހ"],
  ["a hamza", "أحمد", "احمد"],
  ["a madda", "آمن", "امن"],
  ["yeh for alef maksura", "علي", "على"],
  ["a kana's voicing", "が", "か"],
  ["a Cyrillic breve", "Й", "И"],
  ["a Vietnamese tone", "Phở", "Phơ"],
  ["the Turkish i", "Isparta", "İsparta"],
  ["case", "northwind", "Northwind"],
  ["sharp s", "Straße", "Strasse"],
  ["an apostrophe", "Joes", "Joe's"],
  ["a dash", "Jean Luc", "Jean-Luc"],
  ["a wave", "A~B", "A-B"],
  ["a dot's height", "A.B", "A·B"],
  ["an emoji", "😀a", "😃a"],
  ["a skin tone", "👍", "👍🏽"],
  ["another script's letter", "Вера", "Bepa"],
];

for (const [what, one, other] of different) {
  Deno.test(`${what} makes a difference: ${one}`, () => assert.ok(!areLetteredAlike(one, other)));
}
