import assert from "node:assert/strict";
import { unquoted } from "./unquoted.ts";

const cases: [text: string, expected: string][] = [
  ['"Acme"', "Acme"],
  [" «Acme» ", "Acme"],
  ["'Joe's'", "Joe's"],
  ['""Acme""', "Acme"],
  ['"ООО "Ромашка""', 'ООО "Ромашка"'],
  ['""', ""],
  ['"', '"'],
  ['"A" & "B"', '"A" & "B"'],
  ['"Rock" Diner', '"Rock" Diner'],
  ['ООО "Ромашка"', 'ООО "Ромашка"'],
  ["צה״ל", "צה״ל"],
  ["’s-Hertogenbosch", "’s-Hertogenbosch"],
];

for (const [text, expected] of cases) {
  Deno.test(`${text} is ${expected} without enclosing quotation marks`, () => {
    assert.equal(unquoted(text), expected);
  });
}
