import assert from "node:assert/strict";
import { avoidanceIn } from "./avoidance.ts";

Deno.test("things of a kind are known by it", () => {
  const avoidance = avoidanceIn("No circles");
  assert.equal(avoidance.shows({ phrase: "a full moon" }), true);
  assert.equal(avoidance.shows({ phrase: "a kettle" }), false);
});

Deno.test("what is drawn with leaves is avoided with them", () => {
  const avoidance = avoidanceIn("leaves, green");
  assert.equal(avoidance.shows({ phrase: "a garden" }), true);
  assert.equal(avoidance.shows({ phrase: "an ear of wheat" }), true);
  assert.equal(avoidance.shows({ phrase: "a butterfly" }), false);
});

Deno.test("a word that every object has as a property is a word like others", () => {
  const avoidance = avoidanceIn("constructor, toString, __proto__");
  assert.equal(avoidance.shows({ phrase: "a full moon" }), false);
});
