import assert from "node:assert/strict";
import { marks } from "../draw/marks/index.ts";
import { readPrompt } from "./read-prompt.ts";

const archetypes: [prompt: string, archetype: string, name: string][] = [
  ['A wordmark logo of "Crumb" in an abstract manner.', "wordmark", "Crumb"],
  ["An abstract logo mark. Style: monogram, wordmark.", "abstract", ""],
  ['A lettermark logo of the initials "CC". Style: pictorial.', "lettermark", ""],
  ['An abstract wave, and the wordmark "Crumb" below it.', "combination", "Crumb"],
  ["A pictorial logo mark: a fox. Draw no letters at all.", "pictorial", ""],
  ['A fox and the name "Crumb".', "combination", "Crumb"],
  ["A fox.", "pictorial", ""],
];

for (const [prompt, archetype, name] of archetypes) {
  Deno.test(`"${prompt}" asks for a mark of kind ${archetype}`, () => {
    const scene = readPrompt(prompt);
    assert.deepEqual([scene.archetype, scene.name], [archetype, name]);
  });
}

Deno.test("what is to be left out is not read as asked for, but in a name", () => {
  assert.equal(readPrompt("An owl. Avoid: foxes.").motif, "owl");
  assert.equal(readPrompt("An owl. Do not draw a fox.").motif, "owl");
  assert.equal(readPrompt('A wordmark logo of "Wait. Never stop".').name, "Wait. Never stop");
});

Deno.test("a typeface's or a mark's own words are no motif", () => {
  const script =
    'A wordmark logo. Letter the name "Ox", in a flowing brush script, with a lantern ' +
    "as a small ornament centred above it.";
  assert.equal(readPrompt(script).motif, "lantern");
  const crest =
    "A pictorial logo mark. Draw a crest: a shield with a contrasting chief, a swan below it.";
  assert.equal(readPrompt(crest).motif, "swan");
});

Deno.test("a thing that is named is shown, whatever the seed", () => {
  for (let seed = 0; seed < 12; seed++) {
    const { mark, motif } = readPrompt('A combination mark. Draw a kettle. Letter "Crow".', seed);
    assert.deepEqual([marks[mark].shows, motif], ["motif", "kettle"]);
  }
});
