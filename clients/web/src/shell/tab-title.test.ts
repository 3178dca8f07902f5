import assert from "node:assert/strict";
import { tabTitle } from "./tab-title.ts";

const cases: [string, string][] = [
  ["Northwind Coffee", "Northwind Coffee · LogoKraft"],
  ["fox\u202egnp", "foxgnp · LogoKraft"],
  ["a\u2067b\u0007\nc\u0085 ", "ab c · LogoKraft"],
  ["می\u200cخواهم", "می\u200cخواهم · LogoKraft"],
];

for (const [screen, title] of cases) {
  Deno.test(`the tab of ${JSON.stringify(screen)} is called ${JSON.stringify(title)}`, () => {
    assert.equal(tabTitle(screen), title);
  });
}
