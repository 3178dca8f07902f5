import assert from "node:assert/strict";
import { nameColor } from "./color-name.ts";

Deno.test("a color has the name of the nearest that CSS names, in words", () => {
  assert.equal(nameColor("#556b2f"), "dark olive green");
  assert.equal(nameColor("#566c30"), "dark olive green");
  assert.equal(nameColor("#FFFFFF"), "white");
  assert.equal(nameColor("#e8a33d"), "goldenrod");
  assert.equal(nameColor("#6495ed"), "cornflower blue");
});
