import assert from "node:assert/strict";
import { cut } from "./cut.ts";

const cases: [text: string, most: number, expected: string][] = [
  ["short", 5, "short"],
  ["longer", 4, "long"],
  ["😀😀😀", 2, "😀😀"],
  ["ae\u0301e\u0301", 4, "ae\u0301"],
  ["a👩‍👩‍👧‍👦b", 5, "a"],
  ["ที่ที่", 4, "ที่"],
  ["हिन्दी", 3, "हि"],
  ["🇩🇪🇫🇷", 3, "🇩🇪"],
  ["z" + "\u0301".repeat(9), 4, "z\u0301\u0301\u0301"],
];

for (const [text, most, expected] of cases) {
  Deno.test(`${text} is ${expected} in ${most} code points`, () => {
    assert.equal(cut(text, most), expected);
  });
}
