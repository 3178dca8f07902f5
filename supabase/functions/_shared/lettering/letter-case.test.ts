import assert from "node:assert/strict";
import { inCapitals, inSmallLetters } from "./letter-case.ts";

const capitals: [string, string[], string[]][] = [
  ["Diyarbakır Kahve", ["DİYARBAKIR KAHVE", "DIYARBAKIR KAHVE"], ["DİYARBAKİR KAHVE"]],
  ["Diyarbakır Pizza", ["DİYARBAKIR PIZZA", "DİYARBAKIR PİZZA"], []],
  ["Καφές Μάιος", ["ΚΑΦΕΣ ΜΑΪΟΣ", "ΚΑΦΈΣ ΜΆΙΟΣ"], ["ΚΑΦΕΣ ΜΑΪΟς"]],
  ["Straße 7", ["STRASSE 7", "STRAẞE 7"], ["STRASE 7"]],
  ["Արև", ["ԱՐԵՒ", "ԱՐԵՎ"], []],
  ["Crème", ["CRÈME"], ["CREME"]],
];

for (const [name, right, wrong] of capitals) {
  Deno.test(`the capitals of ${name}`, () => {
    const found = inCapitals(name);
    for (const each of right) assert.ok(found.includes(each), each);
    for (const each of wrong) assert.ok(!found.includes(each), each);
  });
}

Deno.test("small letters are any language's too", () => {
  assert.deepEqual(inSmallLetters("ISPARTA"), ["isparta", "ısparta"]);
  assert.ok(inSmallLetters("İZMİR").includes("izmir"));
});

Deno.test("a name of many words has no endless number of forms", () => {
  assert.ok(inCapitals("i ".repeat(40)).length <= 64);
});
