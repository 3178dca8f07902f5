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

/** What is kept where the rewrite says one text, and its prompt, unless given, quotes it. */
function kept(before: string, wish: string, said: string, prompt = `Letter "${said}".`) {
  return refinedLettering({ text: said }, { before: { text: before }, wish, name: before, prompt })
    ?.text;
}

const slips: [before: string, said: string][] = [
  ["Acme", "Amce"],
  ["Lumen", "Lumne"],
  ["珈琲館", "珈館琲"],
  ["Ромашка", "Ромшк"],
  ["IKEA", "IKAE"],
  ["Café", "Cafe"],
  ["Café Rêve", "Cafe Reve"],
];

for (const [before, said] of slips) {
  Deno.test(`${said} is a misspelt ${before} and no new text, whatever the prompt quotes`, () => {
    for (const prompt of [`Letter "${said}".`, `Letter "${before}".`, "A logo."]) {
      assert.equal(kept(before, "Make it blue", said, prompt), before, prompt);
    }
  });
}

const parts: [before: string, said: string][] = [
  ["Northwind", "N"],
  ["Northwind", "North"],
  ['The "Rock" Diner', "Rock"],
  ['ООО "Ромашка"', "ООО"],
  ["צה״ל", "צה"],
  ["Northwind", ""],
  ["Northwind", '""'],
  ["Northwind", "Harbour"],
];

for (const [before, said] of parts) {
  Deno.test(`${before} stays while the prompt quotes it, though ${said || "nothing"} is said`, () => {
    for (const wish of ["Make it blue", 'Make the "N" red', "Сделай «ООО» красным"]) {
      assert.equal(kept(before, wish, said, `A logo. Letter "${before}".`), before, wish);
    }
  });
}

const others: [before: string, wish: string, said: string, expected?: string, prompt?: string][] = [
  ["Acme", "Make it blue", '"Acme"', "Acme"],
  ["Northwind", 'Call it "Harbour"', '"Harbour"', "Harbour", 'Letter "Harbour".'],
  ["Northwind", 'Call it "Harbour"', "“Harbour”", "Harbour", 'Letter "Harbour".'],
  ["Northwind", 'Call it "Harbour"', "Harbour", "Harbour", 'Letter "Harbour", not "Northwind".'],
  ["Northwind", 'Call it "„Zum Löwen“"', "„Zum Löwen“", "„Zum Löwen“"],
  ['The "Rock" Diner', 'Change the name to "Rock"', "Rock", "Rock"],
  ["Acme", "Call it Amce", "Amce", "Amce"],
  ["Northwind Coffee", "Nur die Initialen", "NC", "NC"],
  ["Northwind Coffee", "Nur die Initialen", "NC", undefined, "The letters N and C."],
  ["Northwind Coffee", "Nur die Initialen", "CN", undefined],
  ["Northwind", "Nur der erste Buchstabe", "N", "N"],
  ["Northwind", "Make it blue", "North", undefined],
  ["Northwind", "Call it Harbour", "", undefined, 'Letter "Harbour".'],
  ["Northwind", "Remove the text", "", "", 'A fox. Letter "Northwind". Change: remove the text.'],
  ["Northwind", "Remove the text shadow", "", "Northwind", 'A fox. Letter "Northwind".'],
  ["Northwind", "Sans le nom", '""', "", "A wave."],
  ["Northwind", "Add Roasters", "Northwind Roasters", undefined, '"Northwind", then "Roasters".'],
  ['The "Rock" Diner', 'Make "Rock" red', "Rock", 'The "Rock" Diner', '"The "Rock" Diner".'],
  ["Northwind", "Write it as NORTHWIND", "NORTHWIND", "NORTHWIND"],
  ["Café", "Remove the accent", "Cafe", "Cafe"],
  ["Café Rêve", "Sans les accents, s'il vous plaît", "Cafe Reve", "Cafe Reve"],
  ["Café", "Remove the accent", "Cafe", "Café", 'Letter "Café".'],
  ["Café", "Remove the accent", "Caf", "Café"],
  ["Café", "Use teal as an accent colour", "Cafe", "Café"],
  ["ΚΑΦΕΣ ΑΘΗΝΑ", "In lowercase", "καφές αθήνα", "καφές αθήνα"],
];

Deno.test("a text that stands in quotation marks within the new one is not the new one", () => {
  for (const [before, full] of [["Rock", 'The "Rock" Diner'], ["ООО", 'ООО "Ромашка"']] as const) {
    const on = { before: { text: before }, name: full, prompt: `Letter "${full}".` };
    const found = refinedLettering({ text: full }, { ...on, wish: "Use the full name" });
    assert.equal(found?.text, full);
  }
});

for (const [before, wish, said, expected, prompt] of others) {
  Deno.test(`${said} after "${wish}" makes ${expected} of ${before}${prompt ? `: ${prompt}` : ""}`, () => {
    assert.equal(kept(before, wish, said, prompt), expected);
  });
}

Deno.test("a tagline comes without its quotation marks", () => {
  const on = { before: { text: name }, wish: "Make it blue", name, prompt: `Letter "${name}".` };
  assert.deepEqual(refinedLettering({ text: name, tagline: '"Slow"' }, on), {
    text: name,
    tagline: "Slow",
  });
});
