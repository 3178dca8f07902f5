import assert from "node:assert/strict";
// @ts-types="@types/culori"
import { wcagContrast } from "culori";
import { sceneSvg } from "../draw/draw-logo.ts";
import { marks } from "../draw/marks/index.ts";
import { type TreatmentName, treatments } from "../draw/wordmark/index.ts";
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

Deno.test("what is to be drawn is drawn, whatever else the prompt heads or avoids", () => {
  for (const thing of ["carrot", "wheat"]) {
    const parts = `Palette: #1b4d3e. Ink: #111111. Avoid: a sprouting leaf, animals.`;
    assert.equal(readPrompt(`A pictorial logo mark. Draw ${thing}. ${parts}`).motif, thing);
    assert.ok(!["palette", "ink"].includes(readPrompt(`A pictorial logo mark. ${parts}`).motif));
  }
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

Deno.test("both spellings ask for the same", () => {
  const tile = (color: string) => `Draw a telescope as a bold sign on a full-${color} tile with`;
  const dots = (color: string) => `Letter the name "Lane" on a row of three ${color}ed dots.`;
  for (const color of ["color", "colour"]) {
    const { mark, motif, treatment } = readPrompt(
      `${tile(color)} leaf-shaped corners. ${dots(color)}`,
    );
    assert.deepEqual([mark, motif, treatment], ["tile", "telescope", "dots"]);
  }
});

Deno.test("a thing that is named is shown, whatever the seed", () => {
  for (let seed = 0; seed < 12; seed++) {
    const { mark, motif } = readPrompt('A combination mark. Draw a kettle. Letter "Crow".', seed);
    assert.deepEqual([marks[mark].shows, motif], ["motif", "kettle"]);
  }
});

Deno.test("colours given by code are drawn as they are, and no others but white and black", () => {
  const pairs = [["#1b4d3e", "#e0a100"], ["#14213d", "#a9813f"], ["#e0a100", "#f4e04d"]];
  for (const given of pairs) {
    const [main = "", second = ""] = given;
    for (
      const kind of [
        ...["twoVoices", "waterline"].map((name) =>
          `A wordmark logo. Letter the name "Crumb Bakery", ${
            treatments[name as TreatmentName].cue
          }.`
        ),
        `A lettermark logo of the initials "CB" pushed together ${marks.overlapped.cue}.`,
      ]
    ) {
      const scene = readPrompt(
        `${kind} Palette: ${main} for the main shapes, ${second} as the second colour, ` +
          `${second} for small accents, lettering in ${main}, plain background #ffffff.`,
      );
      const [backdrop = "", ...inks] = sceneSvg(scene, 100, 100).match(/#[0-9a-f]{6}/g) ?? [];
      const neutral = ["#ffffff", "#000000"];
      for (const colour of inks) {
        assert.ok([...given, ...neutral, backdrop].includes(colour), `${colour} in ${kind}`);
        assert.ok(
          colour === backdrop || wcagContrast(colour, backdrop) >= 3,
          `${colour} in ${kind}`,
        );
      }
      assert.ok(given.every((colour) => [backdrop, ...inks].includes(colour)), kind);
    }
  }
});

Deno.test("what a colour stands on is the ground, and the colour is none", () => {
  const asked: [prompt: string, main: string, ground: string][] = [
    ["A flat vector logo of an otter, #1b4d3e on #ffffff. No letters.", "#1b4d3e", "#ffffff"],
    ["A blue crow on a white background, flat vector", "#0000ff", "#ffffff"],
    ["A fox in #1b4d3e on a #fdf7ee background", "#1b4d3e", "#fdf7ee"],
    ["A navy whale on cream", "#000080", "#fbf3dd"],
    ["A crow on a gold ring", "#ffd700", "#ffffff"],
  ];
  for (const [prompt, main, ground] of asked) {
    const { palette } = readPrompt(prompt);
    assert.deepEqual([palette.main, palette.ground], [main, ground], prompt);
  }
});
