import assert from "node:assert/strict";
import { nameColor } from "./color-name.ts";

Deno.test("a color has the name of the nearest that CSS names, in words", () => {
  assert.equal(nameColor("#556b2f"), "dark olive green");
  assert.equal(nameColor("#566c30"), "dark olive green");
  assert.equal(nameColor("#FFFFFF"), "white");
  assert.equal(nameColor("#e8a33d"), "goldenrod");
  assert.equal(nameColor("#6495ed"), "cornflower blue");
});

Deno.test("what is a gray alone is called one", () => {
  assert.equal(nameColor("#1b4d3e"), "dark green");
  assert.equal(nameColor("#2f4f4f"), "dark slate gray");
  assert.equal(nameColor("#708090"), "slate gray");
});
