import assert from "node:assert/strict";
import { letter } from "./letter.ts";
import { canLetter, runsOf } from "./runs.ts";
import { partsFromLeft } from "./visual-order.ts";

const setting = { typeface: "Playfair Display", weight: "bold" } as const;

const lettered: [script: string, name: string, runs: number][] = [
  ["Latin", "Łódź & Søn", 1],
  ["Greek", "Ελληνικά", 1],
  ["Cyrillic", "Северный ветер", 1],
  ["Japanese", "さくら珈琲", 1],
  ["Arabic", "مقهى الشرق", 1],
  ["Hebrew", "בית קפה", 1],
  ["Hindi", "हिन्दी कैफ़े", 1],
  ["Thai", "ร้านกาแฟที่น้ำ", 1],
  ["Arabic and Latin", "مقهى Café", 2],
  ["Hebrew and Latin", "Café מרכז", 2],
];

for (const [script, name, runs] of lettered) {
  Deno.test(`${script} is lettered, ${name} in ${runs} faces`, () => {
    assert.equal(runsOf(name, "Playfair Display", "bold").length, runs);
    assert.equal(canLetter(name), true);
    assert.ok(letter(name, setting).glyphs.some(({ d }) => d !== ""));
  });
}

Deno.test("Korean and Chinese come in many files, and are whole", () => {
  for (const name of ["커피 하우스", "咖啡馆 上海"]) {
    assert.equal(canLetter(name), true, name);
    const { glyphs } = letter(name, setting);
    assert.equal(glyphs.map(({ text }) => text).join(""), name);
  }
});

Deno.test("a Korean name in separate jamo is drawn in syllables", () => {
  const [name, apart] = ["커피 하우스", "커피 하우스".normalize("NFD")];
  assert.notEqual(name, apart);
  assert.equal(canLetter(apart), true);
  assert.deepEqual(letter(apart, setting), letter(name, setting));
  assert.deepEqual(letter("Cafe\u0301", setting), letter("Café", setting));
});

for (const [tone, name] of [["\u0e49", "น้ำ"], ["\u0e48", "ก่ำ"]] as const) {
  Deno.test(`of ${name} the ring is drawn below the tone`, () => {
    const { glyphs } = letter(name, setting);
    const heights = glyphs.map(({ d }) => Number(/^M\S+? ?(-[\d.]+)/.exec(d)?.[1]));
    const above = heights.slice(1, 3);
    // The ring is the first mark, as low as where no tone is above it.
    const alone = letter(name.replace(tone, ""), setting);
    assert.equal(glyphs[1]?.d, alone.glyphs[1]?.d);
    assert.equal(glyphs[2]?.text, tone);
    assert.ok(above[1] < above[0], `${above}`);
  });
}

Deno.test("what no face has is known", () => {
  for (const name of ["☕☕", "Fox 🦊", "Հայաստան", "👩‍👩‍👧‍👦"]) {
    assert.equal(canLetter(name), false, name);
  }
  for (const blank of ["", " ", "\u200b", "A\u200dB\ufe0f"]) assert.equal(canLetter(blank), true);
});

Deno.test("Arabic letters join: in a word they are other glyphs than alone", () => {
  const alone = [..."شرق"].map((each) => letter(each, setting).d);
  const word = letter("شرق", setting).glyphs.map(({ d }) => d).filter((d) => d !== "");
  assert.ok(word.length >= 3 && word.every((d) => !alone.includes(d)));
});

Deno.test("right-to-left words stand from right to left, whatever their faces", () => {
  const [first, last] = runsOf("مقهى Café", "Jost", "bold").map(({ text }) => text.trim());
  assert.deepEqual([first, last], ["Café", "مقهى"]);
});

const ordered: [line: string, parts: string[]][] = [
  ["Café מרכז 2026", ["Café ", "2026", "מרכז "]],
  ["مقهى ۲۰۲۶ (نجمة)", [" )نجمة(", "۲۰۲۶", "مقهى "]],
  ["בית A 7 בית", [" בית", "A 7", "בית "]],
  ["Café (Bar) 7", ["Café (Bar) 7"]],
];

for (const [line, parts] of ordered) {
  Deno.test(`${line} stands from left to right as ${parts.join("|")}`, () => {
    assert.deepEqual(partsFromLeft(line).map(({ text }) => text), parts);
  });
}

Deno.test("a number in a right-to-left name is not turned around", () => {
  const { glyphs } = letter("مقهى ۲۰۲۶", setting);
  assert.match(glyphs.map(({ text }) => text).join(""), /۲۰۲۶/);
});
