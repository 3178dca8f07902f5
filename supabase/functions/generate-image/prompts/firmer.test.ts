import assert from "node:assert/strict";
import { firmer } from "./firmer.ts";

const cases: [text: string, quoted: string][] = [
  ["Northwind", '"Northwind"'],
  ['The "Rock" Diner', '“The "Rock" Diner”'],
  ['A “B” "C"', '«A “B” "C"»'],
  ['A “B” "C" «D»', '「A “B” "C" «D»」'],
  ['A “B” "C" «D» 「E」 『F』 ‹G›', 'A “B” "C" «D» 「E」 『F』 ‹G›'],
];

for (const [text, quoted] of cases) {
  Deno.test(`${text} can't close its own quotation`, () => {
    assert.ok(firmer(text).startsWith(`The lettering reads exactly ${quoted}, letter for letter`));
  });
}
