// @ts-types="@types/culori"
import { converter, wcagContrast } from "culori";
import assert from "node:assert/strict";
import { sceneSvg } from "../draw/draw-logo.ts";
import { motifNamed, motifNames } from "../draw/motifs/index.ts";
import { encodePng } from "../draw/png.ts";
import { archetypes } from "../draw/scene.ts";
import { motifsNamed } from "../reading/motif-words.ts";
import { coloursOf } from "../reading/picture-colours.ts";
import { fillers, readPrompt } from "../reading/read-prompt.ts";
import { brief as shape } from "./brief.ts";
import { motifsForTrade } from "./trade-motifs.ts";
import { writeConcepts } from "./write-concepts.ts";

const slots = Array.from({ length: 15 }, (_, index) => ({
  number: index + 1,
  archetype: archetypes[index % 5] ?? "abstract",
}));

function presentation(brief: Record<string, unknown>, seed?: number, lent?: string[]) {
  const read = shape.parse({ company_name: "Aldine", industry: "Trade", ...brief });
  return writeConcepts({ brief: read, slots, cliches: [], shown: [] }, seed, lent);
}

/** What the pictorial marks show: nothing but their motif. */
function shown(brief: Record<string, unknown>, seed?: number): string[] {
  return presentation(brief, seed).filter(({ archetype }) => archetype === "pictorial")
    .map(({ prompt }) => readPrompt(prompt).motif);
}

Deno.test("there are hundreds of motifs, and each of those that a list names", () => {
  assert.ok(motifNames.length >= 300, `${motifNames.length}`);
  assert.deepEqual(fillers.filter((name) => !motifNames.includes(name)), []);
  for (const trade of ["bakery", "coffee", "law", "dentist", "logistics", "кафе", "珈琲"]) {
    const unknown = motifsForTrade(trade).filter((name) => !motifNames.includes(name));
    assert.deepEqual(unknown, [], trade);
  }
});

Deno.test("a motif is called with the article that it takes", () => {
  const phrases = [
    "octopus",
    "ibis",
    "cactus",
    "unicorn",
    "hourglass",
    "seedling",
    "sea",
    "cutlery",
    "wheat",
  ];
  assert.equal(
    [...phrases, ...motifsNamed("night"), "skis"].map((name) => motifNamed(name).phrase).join(", "),
    "an octopus, an ibis, a cactus, a unicorn, an hourglass, a seedling, the sea, cutlery, wheat, a moon, skis",
  );
  assert.deepEqual(motifsNamed("toys"), []);
});

const named: [brief: Record<string, unknown>, motifs: string[]][] = [
  [{ company_name: "The Crow" }, ["crow"]],
  [{ company_name: "Crow & Kettle", description: "Tea by the lighthouse" }, [
    "crow",
    "kettle",
    "lighthouse",
    "tea",
  ]],
  [{ description: "A tooth is a friend for life" }, ["tooth"]],
  [{ description: "Caught with a net, cut with a cleaver" }, ["net", "cleaver"]],
  [{ tagline: "Freight by railway" }, ["railway"]],
  [{ description: "Hand-tied nets, two cleavers and a bell" }, ["net", "cleaver", "bell"]],
  [{ description: "Boots for wolves and foxes" }, ["boot", "wolf", "fox"]],
  [{ styles: ["like a butterfly"] }, ["butterfly"]],
  [{ company_name: "Маяк" }, ["lighthouse"]],
  [{ company_name: "Kestrel & Finch" }, ["kestrel", "finch"]],
  [{ company_name: "Saddle & Rope" }, ["horseshoe", "rope"]],
  [{ description: "A stork, a windmill and a plum" }, ["stork", "windmill", "plum"]],
  [{ description: "Water from the well, served as well" }, ["water", "water well"]],
  [{ description: "We build violins by hand" }, ["violin"]],
  [{ company_name: "Hoffmann Dental" }, ["tooth"]],
  [{ company_name: "Red Rose Florist", industry: "Florist" }, ["rose"]],
  [{ company_name: "Rose Heart Flowers", industry: "Florist", avoid: "no hearts; nothing red" }, [
    "rose",
    "flower",
  ]],
  [{ company_name: "Harbor Fox", industry: "Coffee" }, ["anchor", "fox"]],
  [
    { company_name: "Beekeeper's Honey", industry: "Honey", avoid: "bees, hexagons, yellow" },
    ["honey"],
  ],
  [{ company_name: "Cherry Leaf Tea", industry: "Tea" }, ["cherry", "leaf"]],
];

for (const [brief, motifs] of named) {
  Deno.test(`${Object.values(brief).join(", ")}: ${motifs.join(", ")} beat fillers`, () => {
    for (const seed of [1, 2, 3]) {
      const all = shown(brief, seed);
      assert.deepEqual(all.filter((motif) => !motifs.includes(motif)), []);
      assert.equal(new Set(all).size, Math.min(3, motifs.length), all.join());
    }
  });
}

const unmeant: [description: string, never: string][] = [
  ["A gym with kettlebells and no mirrors", "mirror"],
  ["Never a tiger, always a kettlebell", "tiger"],
  ["A kettlebell, swung before your eyes", "eye"],
  ["A kettlebell in olive green and rose gold", "olive"],
  ["A publishing house with a kettlebell", "house"],
];

for (const [description, never] of unmeant) {
  Deno.test(`${description}: no ${never} is drawn`, () => {
    for (const seed of [1, 2, 3]) {
      const prompts = presentation({ description }, seed).map(({ prompt }) => readPrompt(prompt));
      assert.deepEqual(prompts.filter(({ motif }) => motif === never), []);
      assert.ok(shown({ description }, seed).includes("kettlebell"));
    }
  });
}

Deno.test("a trade has signs of its own, and only what names nothing gets fillers", () => {
  assert.ok(
    shown({ industry: "Bakery" }).every((motif) => !fillers.includes(motif) || motif === "fire"),
  );
  assert.ok(shown({ industry: "Zymurgy" }).every((motif) => fillers.includes(motif)));
});

const signs: [industry: string, signs: string[]][] = [
  ["Rowing club", ["oar", "boat", "lifebuoy"]],
  ["Leather goods", ["needle", "thread", "boot", "horseshoe"]],
  ["Toy shop", ["kite", "robot", "rocket", "puzzle", "carousel"]],
  ["Dental clinic", ["toothbrush", "tooth"]],
  ["Zymurgy, with goods of a good kind", fillers],
];

for (const [industry, motifs] of signs) {
  Deno.test(`${industry}: nothing is shown that is of another trade`, () => {
    for (const seed of [1, 2, 3]) {
      assert.deepEqual(shown({ industry }, seed).filter((motif) => !motifs.includes(motif)), []);
    }
  });
}

Deno.test("another project gets other logos for the same brief, and other devices", () => {
  const brief = { company_name: "Northwind", industry: "Zymurgy" };
  const prompts = (seed: number) => presentation(brief, seed).map(({ prompt }) => prompt);
  const [one, two] = [prompts(1), prompts(2)];
  assert.deepEqual(prompts(1), one);
  assert.ok(one.filter((prompt) => two.includes(prompt)).length <= 1);
  for (const archetype of archetypes) {
    const devices = new Set(
      Array.from(
        { length: 12 },
        (_, seed) =>
          presentation(brief, seed).filter((concept) => concept.archetype === archetype)
            .map(({ prompt }) => readPrompt(prompt))
            .map(({ mark, treatment }) => archetype === "wordmark" ? treatment : mark),
      ).flat(),
    );
    assert.ok(devices.size >= 6, `${archetype}: ${[...devices].join()}`);
  }
});

const avoided: [avoid: string, never: RegExp][] = [
  ["no circles", /circle|\bring|\bdisc|\bdot|round badge|orb\b|medallion/],
  ["No animals, no gradients", /gradient|a (?:lion|owl|bird|fox|chess|octopus|dinosaur|paw)\b/],
  [
    "please don't use anything blue, or crows. Not round.",
    /circle|\bring|\bdiscs?\b|\bround|\bdots?\b|rosette|wreath|medallion|\bcrow\b/,
  ],
  ["badges", /badge|crest|shield|seal/],
];

for (const [avoid, never] of avoided) {
  Deno.test(`"${avoid}" holds in prompts, and is told without a double negative`, () => {
    for (const seed of [1, 2, 3, 4]) {
      const both = ["Law firm", "Software"].flatMap((industry) =>
        presentation({ avoid, industry }, seed)
      );
      for (const { prompt } of both) {
        const [asked = "", refused = ""] = prompt.split("Avoid: ");
        assert.doesNotMatch(asked.toLowerCase(), never);
        assert.doesNotMatch(refused, /\bno\b/i);
      }
    }
  });
}

const refused: [brief: Record<string, string>, never: RegExp][] = [
  [{ company_name: "Umbrella Dental", industry: "Dentist", avoid: "No teeth please" }, /tooth/],
  [{ company_name: "Three Geese", industry: "Bakery", avoid: "geese, sheep" }, /goose/],
  [{ company_name: "Butterflies", avoid: "I hate butterflies" }, /butterfly/],
];

for (const [brief, never] of refused) {
  Deno.test(`${brief["company_name"]} has its wish, "${brief["avoid"]}", before its name`, () => {
    for (const { prompt } of [1, 2, 3].flatMap((seed) => presentation(brief, seed))) {
      const [asked = "", refused = ""] = prompt.split("Avoid: ");
      assert.doesNotMatch(asked, never);
      assert.doesNotMatch(readPrompt(prompt).motif, never);
      assert.doesNotMatch(refused, /please|hate/);
    }
  });
}

Deno.test("where circles are to be avoided, no ring of petals is drawn", () => {
  const marks = (avoid: string) =>
    Array.from({ length: 30 }, (_, seed) => presentation({ avoid }, seed)).flat()
      .map(({ prompt }) => readPrompt(prompt).mark);
  assert.ok(marks("").includes("rosette"));
  assert.ok(!marks("no circles").includes("rosette"));
});

Deno.test("a dark colour of the client's own letters the name, or is the ground, as it is", () => {
  for (const seed of [1, 2, 3, 4]) {
    const palettes = presentation({ colors: ["#1a1a1a"] }, seed)
      .map(({ prompt }) => readPrompt(prompt).palette);
    assert.ok(palettes.every(({ ground, ink }) => [ground, ink].includes("#1a1a1a")));
    assert.ok(palettes.some(({ ground }) => ground === "#1a1a1a"));
  }
});

Deno.test("a colour to be avoided is in no palette, nor what it names in a picture", () => {
  const brief = { company_name: "Green Fox Garden", industry: "Gardening", avoid: "leaves, green" };
  for (const { prompt } of presentation(brief)) {
    const { motif, palette } = readPrompt(prompt);
    assert.ok(!["leaf", "maple leaf", "sprout", "clover"].includes(motif), motif);
    for (const colour of Object.values(palette)) {
      const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
        parseInt(colour.slice(at, at + 2), 16)
      );
      assert.ok(green <= Math.max(red, blue) + 16, `${colour} in ${prompt}`);
    }
  }
  for (const seed of [1, 2, 3, 4, 5]) {
    const scene = readPrompt("A pictorial logo mark. Avoid: animals, circles.", seed);
    assert.ok(!["bird", "owl"].includes(scene.motif), scene.motif);
    assert.ok(!["cutOut", "halo", "roundel", "ringed"].includes(scene.mark), scene.mark);
  }
});

Deno.test("the client's colours stay as they are: a ground that hides one gives way", () => {
  for (const colors of [["#e0a100"], ["#f4e04d"], ["#e0a100", "#1b4d3e"], ["#00c2a8", "#ff5d8f"]]) {
    for (const { prompt } of presentation({ colors })) {
      const { palette } = readPrompt(prompt);
      assert.ok(colors.some((colour) => Object.values(palette).includes(colour)), prompt);
    }
  }
});

Deno.test("the client's colours are joined by their shades and greys, by no other hue", () => {
  const hue = converter("oklch");
  for (const colors of [["#e0a100"], ["#1b4d3e"], ["#e0a100", "#1b4d3e"], ["#d94f30", "#ffffff"]]) {
    const given = colors.map((colour) => hue(colour)?.h ?? 0);
    for (const { prompt } of [1, 2].flatMap((seed) => presentation({ colors }, seed))) {
      const drawn = sceneSvg(readPrompt(prompt), 100, 100).match(/#[0-9a-f]{6}\b/g) ?? [];
      for (const colour of [...prompt.match(/#[0-9a-f]{6}\b/g) ?? [], ...drawn]) {
        const { c = 0, h = 0 } = hue(colour) ?? {};
        const off = Math.min(...given.map((each) => Math.abs((each - h + 540) % 360 - 180)));
        assert.ok(c < 0.03 || off < 15, `${colour} beside ${colors.join()}: ${prompt}`);
      }
    }
  }
});

Deno.test("each of the client's colours has 3:1 on its ground, which may be the other one", () => {
  const colors = ["#1b4d3e", "#e0a100"];
  for (const { prompt } of presentation({ colors })) {
    const scene = readPrompt(prompt);
    const { ground } = scene.palette;
    const drawn = sceneSvg(scene, 100, 100);
    for (const colour of colors.filter((each) => each !== ground && drawn.includes(each))) {
      assert.ok(wcagContrast(colour, ground) >= 3, `${colour} on ${ground}: ${prompt}`);
    }
  }
});

Deno.test("a colour that no ground shows with the other one decorates", () => {
  const colors = ["#0b5c6b", "#2fb59b"];
  const both = presentation({ colors }).map(({ prompt }) =>
    Object.values(readPrompt(prompt).palette)
  )
    .filter((palette) => colors.every((colour) => palette.includes(colour)));
  assert.ok(both.length >= 8, `${both.length} of 15 show both`);
});

Deno.test("white among the client's colours is the paper, not the ink", () => {
  const onWhite = presentation({ colors: ["#1d8fb8", "#ffffff"] })
    .map(({ prompt }) => readPrompt(prompt).palette)
    .filter(({ ground }) => wcagContrast(ground, "#ffffff") < 1.5);
  assert.ok(onWhite.length >= 7, `${onWhite.length} of 15 stand on white or nearly`);
  for (const { prompt } of presentation({ colors: ["#ffffff"] })) {
    assert.ok(Object.values(readPrompt(prompt).palette).includes("#ffffff"), prompt);
  }
});

Deno.test("a picture lends its colours to who names none", () => {
  const rgba = new Uint8Array(64 * 64 * 4).fill(255);
  for (let at = 0; at < 64 * 64; at++) {
    if (at % 64 < 40) rgba.set(at % 64 < 25 ? [30, 60, 160] : [220, 90, 40], at * 4);
  }
  const lent = coloursOf(encodePng(rgba, 64, 64));
  assert.deepEqual(lent, ["#1e3ca0", "#dc5a28"]);
  assert.ok(presentation({}, 1, lent).every(({ prompt }) => /#1e3ca0|#dc5a28/.test(prompt)));
  const own = presentation({ colors: ["#7a3b12"] }, 1, lent);
  assert.ok(own.every(({ prompt }) => !/#1e3ca0|#dc5a28/.test(prompt)));
  assert.deepEqual(coloursOf(new Uint8Array([1, 2, 3])), []);
});
