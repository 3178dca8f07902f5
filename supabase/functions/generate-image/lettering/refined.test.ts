import assert from "node:assert/strict";
import { refinedLettering } from "./refined.ts";

const name = "Northwind Coffee";
const cases: [wish: string, said: string | undefined, expected: string | undefined][] = [
  ["", "Something else", name],
  ["Make it blue", name, name],
  ["Make it blue", "Northwind Cofee", name],
  ["Make it blue", "Acme", undefined],
  ["Make it blue", undefined, undefined],
  ["Rename it to A<B", "A<B", "A<B"],
  ['Call it ООО "Ромашка"', 'ООО "Ромашка"', 'ООО "Ромашка"'],
  ["名前を「珈琲館」に変えて", "珈琲館", "珈琲館"],
  ["Nenne es „Straße 7“", "STRASSE 7", "STRASSE 7"],
  ["Nenne es „Groß“", "GROẞ", "GROẞ"],
  ["Drop the second word", "Northwind", "Northwind"],
  ["Only the initials", "NC", "NC"],
  ["Add Roasters", "Northwind Coffee Roasters", "Northwind Coffee Roasters"],
  ["En majuscules", "NORTHWIND COFFEE", "NORTHWIND COFFEE"],
  ["Sans le nom", "", ""],
];

for (const [wish, said, expected] of cases) {
  Deno.test(`"${said}" after the wish "${wish}" letters ${JSON.stringify(expected)}`, () => {
    const letters = { ...(said !== undefined && { text: said }) };
    const on = { before: { text: name }, wish, name, prompt: `Letter "${said}".` };
    assert.equal(refinedLettering(letters, on)?.text, expected);
  });
}

Deno.test("a tagline that nobody speaks of stays", () => {
  const on = {
    before: { text: name, tagline: "Slow" },
    wish: "Make it blue",
    name,
    prompt: `Letter "${name}".`,
  };
  assert.deepEqual(refinedLettering({ text: name }, on), { text: name, tagline: "Slow" });
  assert.deepEqual(refinedLettering({ text: name, tagline: "" }, on), { text: name });
});

Deno.test("a word of the wish that the new prompt doesn't quote is no new name", () => {
  for (const [wish, text] of [["Make it blue", "blue"], ["Set the letters in bold", "bold"]]) {
    const on = {
      before: { text: name },
      wish: wish ?? "",
      name,
      prompt: `Letter "${name}", ${text}.`,
    };
    assert.equal(refinedLettering({ text: text ?? "" }, on), undefined);
  }
});
