import assert from "node:assert/strict";
import { inOneLine, withoutStrayControls } from "./stray-controls.ts";

const cases: [string, string, string][] = [
  ["an override that nothing ends", "fox\u202egnp", "foxgnp"],
  ["an end without a beginning", "fox\u2069 bar\u202c", "fox bar"],
  ["an isolate ended as an embedding", "\u2067fox\u202c", "fox"],
  ["a nesting in the wrong order", "\u202a\u2067a\u202cb\u2069", "ab"],
  ["a balanced isolate", "\u2067مقهى\u2069 bar", "\u2067مقهى\u2069 bar"],
  ["a balanced override", "a \u202ebc\u202c d", "a \u202ebc\u202c d"],
  ["other controls", "a\u0007b\u0085c\n", "a b c\n"],
  ["a joiner", "می\u200cخواهم", "می\u200cخواهم"],
];

for (const [what, text, expected] of cases) {
  Deno.test(`of a text, ${what} is told apart`, () => {
    assert.equal(withoutStrayControls(text), expected);
  });
}

Deno.test("lines of every kind become one, with single spaces", () => {
  const text = " a\r\nb\u2028c\u2029\t d\u0085\u00a0e\u0000\u0007f\u202e ";
  assert.equal(inOneLine(text), "a b c d e f");
});
