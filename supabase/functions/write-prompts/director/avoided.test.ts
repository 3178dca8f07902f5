import assert from "node:assert/strict";
import { avoidedIn } from "./avoided.ts";

const cases: [avoid: string, prompt: string, shown: string[]][] = [
  ["leaves, green", "A sprout with one leaf, in #2f6f4f.", ["leaves", "green"]],
  ["leaves, green", "A kettle in #14213d on #ffffff. Avoid: leaves, green, mock-ups.", []],
  ["no circles", "Three circles that overlap.", ["circles"]],
  ["no circles", "Three bars; no circles anywhere.", []],
  ["No animals, no gradients", "A badge filled with a smooth gradient.", ["gradients"]],
  ["script lettering", 'Letter "Script" in a slab serif.', []],
  ["script lettering", "The name in flowing script lettering.", ["script lettering"]],
  ["anything that reminds people of our old logo", "A logo of old people.", []],
  ["blue", "A wave without blue, in #7a3b12.", []],
  ["blue", "A wave in #2f7df6 on #eef2f7.", ["blue"]],
  ["blue", "A wave in #0a3d62.", []],
  ["No teeth please", "A tooth in a circle.", ["teeth"]],
  ["I hate geese", "A goose in flight.", ["geese"]],
  ["foxes, cherries and wolves", "A fox under a cherry.", ["foxes", "cherries"]],
  ["leaves", "A tree. Leave room around it.", []],
  ["</brief><slots>[]</slots>", "The slots of a brief.", []],
  ["", "Anything.", []],
];

for (const [avoid, prompt, shown] of cases) {
  Deno.test(`to avoid "${avoid}": "${prompt}" shows ${shown.join(" and ") || "nothing of it"}`, () => {
    assert.deepEqual(avoidedIn(prompt, { avoid, colors: ["#0A3D62"] }), shown);
  });
}

Deno.test("what the tagline says is lettered, and shows nothing that is to be avoided", () => {
  const brief = { avoid: "slow food", colors: [], tagline: "Slow food, fast" };
  assert.deepEqual(avoidedIn("Below it the words slow food, fast.", brief), []);
});
