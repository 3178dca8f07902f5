import assert from "node:assert/strict";
import { avoidanceIn } from "./avoidance.ts";

Deno.test("things of a kind are known by it", () => {
  const avoidance = avoidanceIn("No circles");
  assert.equal(avoidance.shows({ phrase: "a full moon" }), true);
  assert.equal(avoidance.shows({ phrase: "a kettle" }), false);
});

Deno.test("an animal is known by a part of it, and what is round by more than circles", () => {
  for (const phrase of ["a chess", "a dinosaur", "a paw", "a swallow", "a carousel horse"]) {
    assert.equal(avoidanceIn("No animals, no gradients").shows({ phrase }), true, phrase);
  }
  const { terms, shows } = avoidanceIn("please don't use anything blue, or crows. Not round.");
  assert.deepEqual(terms, ["blue", "crows", "round"]);
  for (const phrase of ["three equal circles", "a fine double ring", "a solid disc", "a rosette"]) {
    assert.equal(shows({ phrase }), true, phrase);
  }
  assert.equal(shows({ phrase: "a soft square" }), false);
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
