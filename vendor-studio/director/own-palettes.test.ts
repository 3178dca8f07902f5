import assert from "node:assert/strict";
import { sceneSvg } from "../draw/draw-logo.ts";
import { isDark, toldApart } from "../draw/palette.ts";
import { archetypes, type Scene } from "../draw/scene.ts";
import { readPrompt } from "../reading/read-prompt.ts";
import { brief as shape } from "./brief.ts";
import { writeConcepts } from "./write-concepts.ts";

function scenes(brief: Record<string, unknown>, count = 15, seed = 1): Scene[] {
  const slots = Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    archetype: archetypes[index % 5] ?? "abstract",
  }));
  const read = shape.parse({
    company_name: "Otter & Oak",
    industry: "Saws and telescopes",
    ...brief,
  });
  return writeConcepts({ brief: read, slots, cliches: [], shown: [] }, seed)
    .map(({ prompt }) => readPrompt(prompt));
}

function drawn(scene: Scene): string[] {
  return sceneSvg(scene, 64, 64).match(/#[0-9a-f]{6}\b/g) ?? [];
}

const several = [
  ["#1f4e9e", "#e8a33d"],
  ["#1b4d3e", "#e8a33d"],
  ["#0b1d51", "#ffffff", "#ff6b35"],
  ["#00c2a8", "#ff5d8f"],
];
for (const colors of several) {
  Deno.test(`${colors.join(", ")} carry the logos, nothing of which is black`, () => {
    for (const scene of [1, 2, 3].flatMap((seed) => scenes({ colors }, 15, seed))) {
      const { ground, main, ink, second } = scene.palette;
      const isOwn = colors.includes(ground) || colors.includes(main) && colors.includes(ink);
      assert.ok(isOwn, `${scene.mark} in ${main}, ${ink} on ${ground}`);
      assert.ok(toldApart(main, second), `${second} beside ${main}`);
      assert.ok(!drawn(scene).includes("#000000"), scene.mark);
    }
  });
}

Deno.test("of colors that have no light ground in common, half the logos have a light one", () => {
  for (const colors of [["#3a86ff", "#48cae4"], ["#ffd6e0", "#f8bbd0", "#f4a6b8"]]) {
    for (const seed of [1, 2, 3]) {
      const light = scenes({ colors }, 15, seed).filter(({ palette }) => !isDark(palette.ground));
      assert.ok(light.length > 5, `${light.length} of ${colors}`);
    }
  }
});

for (const color of ["#f5f5f5", "#e0a100", "#ffff00", "#1b4d3e", "#000000"]) {
  Deno.test(`each logo shows ${color}, the client's only color, as its main one or its ground`, () => {
    for (const scene of [1, 2, 3].flatMap((seed) => scenes({ colors: [color] }, 15, seed))) {
      const { ground, main, second } = scene.palette;
      assert.ok([ground, main].includes(color) && drawn(scene).includes(color), scene.treatment);
      assert.ok(toldApart(main, second), `${second} beside ${main}`);
    }
  });
}

Deno.test("each of five colors occurs in eight logos", () => {
  const bright = ["#14213d", "#e0a100", "#b33951", "#2fb59b", "#f2c6c2"];
  for (const colors of [bright, ["#e63946", "#f1faee", "#a8dadc", "#457b9d", "#1d3557"]]) {
    for (const seed of [1, 2, 3, 4, 5]) {
      const all = scenes({ colors }, 8, seed).flatMap(drawn);
      assert.deepEqual(colors.filter((colour) => !all.includes(colour)), []);
    }
  }
});

Deno.test("two colors of one word look like two", () => {
  const industries = ["Bakery", "Law", "Games", "Clinic", "Farm", "Software", "Music", "Travel"];
  const two = industries.flatMap((industry) =>
    [1, 2, 3].flatMap((seed) => scenes({ industry }, 15, seed))
  )
    .filter(({ archetype, treatment }) => archetype === "wordmark" && treatment === "waterline");
  assert.ok(two.length > 3, `${two.length}`);
  for (const scene of two) {
    const [, upper = "", lower = ""] = drawn(scene);
    assert.ok(toldApart(upper, lower), `${upper} over ${lower}`);
  }
});

Deno.test("what is cut out of a solid shape is seen on it", () => {
  for (const colour of ["#000000", "#3c589c"]) {
    const scene = readPrompt(
      "A pictorial logo mark. Draw a telescope as a bold sign on a full-color tile with leaf-shaped " +
        "corners. Palette: #0b1d51 for the main shapes, #ff6b35 as the second color, " +
        `${colour} for small accents, plain background #ff6b35.`,
    );
    assert.ok(!drawn(scene).includes(colour));
  }
});
