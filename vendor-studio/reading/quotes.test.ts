import assert from "node:assert/strict";
import { initialsOf } from "./quotes.ts";

const names: [string, string][] = [
  ["Northwind Coffee", "NC"],
  ["The House of Bread and Wine", "HBW"],
  ["The Quiet House of Old Books", "QHOB"],
  ["E\u0301toile d'or", "ÉD"],
  ["«Северный» ветер", "СВ"],
  ["हिन्दी", "हि"],
  ["3M", "3"],
  ["!!!", "!"],
  ["☕☕", "☕"],
];

for (const [name, initials] of names) {
  Deno.test(`the initials of ${name} are ${initials}`, () => {
    assert.equal(initialsOf(name), initials);
  });
}
