import assert from "node:assert/strict";
import { archetypes } from "../contract/archetype.ts";
import { splitSlots } from "./archetype-split.ts";

function counts(count: number): number[] {
  const slots = splitSlots(count);
  return archetypes.map((archetype) => slots.filter((slot) => slot.archetype === archetype).length);
}

Deno.test("fifteen concepts are 4 abstract, 3 lettermarks, 3 wordmarks, 3 combinations, 2 pictorial", () => {
  assert.deepEqual(counts(15), [4, 3, 3, 3, 2]);
});

Deno.test("a few concepts go to the largest remainders, in the archetypes' order where equal", () => {
  assert.deepEqual(counts(1), [1, 0, 0, 0, 0]);
  assert.deepEqual(counts(3), [1, 1, 1, 0, 0]);
  assert.deepEqual(counts(5), [1, 1, 1, 1, 1]);
  assert.deepEqual(counts(20), [5, 4, 4, 4, 3]);
});

Deno.test("every count is met exactly and numbered from 1", () => {
  for (let count = 1; count <= 20; count++) {
    assert.deepEqual(
      splitSlots(count).map(({ number }) => number),
      Array.from({ length: count }, (_, index) => index + 1),
    );
  }
});
