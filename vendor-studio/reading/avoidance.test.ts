import assert from "node:assert/strict";
import { motifNamed } from "../draw/motifs/index.ts";
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

const polite: [avoid: string, terms: string[]][] = [
  ["No teeth please", ["teeth"]],
  ["Please: no big teeth at all!", ["big teeth"]],
  ["I really don’t like birds or cats, thank you", ["birds", "cats"]],
  ["nothing with wheels; I'd rather not see hearts either", ["wheels", "hearts"]],
  ["- hearts\n- red/pink", ["hearts", "red", "pink"]],
  ["We hate clichés, e.g. hearts. Don't show pictures of foxes, thanks", [
    "clichés",
    "hearts",
    "foxes",
  ]],
  ["no animals except owls", ["animals"]],
  ["please", []],
];

for (const [avoid, terms] of polite) {
  Deno.test(`"${avoid}" is ${terms.join(" and ") || "nothing"} to avoid`, () => {
    assert.deepEqual(avoidanceIn(avoid).terms, terms);
  });
}

const plurals: [avoid: string, shown: string[]][] = [
  ["teeth, geese", ["tooth", "goose"]],
  ["mice and wolves", ["mouse", "wolf"]],
  ["foxes, cherries & oxen", ["fox", "cherry", "ox"]],
  ["ugly knives, 猫", ["knife", "cat"]],
  ["berries", ["strawberry"]],
  ["bunnies", ["rabbit face"]],
  ["waves", ["wave", "sea", "river"]],
  ["the ocean", ["wave", "sea", "lake"]],
  ["water", ["ocean", "drop"]],
];

for (const [avoid, shown] of plurals) {
  Deno.test(`who avoids "${avoid}" gets no ${shown.join(" and no ")}`, () => {
    const { shows } = avoidanceIn(avoid);
    assert.deepEqual(shown.filter((name) => !shows(motifNamed(name))), []);
    assert.ok(!shows(motifNamed("fir")));
  });
}

Deno.test("what only goes with a thing doesn't rule it out, nor does a colour that it may have", () => {
  assert.ok(!avoidanceIn("bees, hexagons, yellow").shows(motifNamed("honey")));
  assert.ok(!avoidanceIn("no hearts; nothing pink or red").shows(motifNamed("rose")));
  assert.ok(avoidanceIn("bees").shows(motifNamed("hive")));
  assert.ok(avoidanceIn("flowers").shows(motifNamed("rose")));
});
