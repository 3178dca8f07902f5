import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { Resvg } from "@resvg/resvg-js";
import { letter } from "./lettering/letter.ts";
import { faceFor } from "./lettering/runs.ts";
import { breakLines } from "./lettering/lines.ts";
import { drawLogo, sceneSvg } from "./draw-logo.ts";
import { markNames, marks } from "./marks/index.ts";
import { sceneIn } from "./render.ts";
import { type Scene, unedited } from "./scene.ts";
import { treatmentNames } from "./wordmark/index.ts";

const scene: Scene = {
  archetype: "combination",
  mark: "roundel",
  motif: "croissant",
  name: "Crème & Søn",
  initials: "CS",
  tagline: "Baked before dawn",
  typeface: "Playfair Display",
  weight: "bold",
  treatment: "plain",
  arrangement: "stacked",
  palette: {
    ground: "#ffffff",
    main: "#7a3b12",
    second: "#d9902f",
    accent: "#f2c879",
    ink: "#3b2417",
  },
  ...unedited,
  seed: "1",
};

Deno.test("a script that writes Ł with a bar above it doesn't letter it", () => {
  assert.equal(faceFor("Søn", "Pacifico"), "Pacifico");
  assert.equal(faceFor("Łódź", "Pacifico"), "Caveat");
});

Deno.test("a name of two lines has one typeface, though only one line lacks a letter", () => {
  const room = { width: 300, height: 300 };
  const [first, second] = ["Łódź", "Søn"].map((line) =>
    letter(line, { typeface: "Caveat", weight: "bold" }).d
  );
  const { lines } = breakLines(
    "Łódź Søn",
    { typeface: "Pacifico", weight: "bold" },
    room,
    "centre",
    2,
  );
  assert.deepEqual(lines.map(({ line }) => line.d), [first, second]);
});

Deno.test("the same scene is the same bytes, another scene others", () => {
  const first = drawLogo(scene, 256, 256);
  assert.deepEqual(drawLogo({ ...scene }, 256, 256), first);
  assert.notDeepEqual(drawLogo({ ...scene, seed: "2", mark: "seal" }, 256, 256), first);
});

Deno.test("a picture is a PNG of the size asked for, and carries its scene", () => {
  const png = drawLogo(scene, 300, 200);
  const view = new DataView(png.buffer);
  assert.equal(view.getUint32(0), 0x89504e47);
  assert.deepEqual([view.getUint32(16), view.getUint32(20)], [300, 200]);
  assert.deepEqual(sceneIn(png), scene);
  assert.equal(sceneIn(png.subarray(0, 40)), undefined);
  const forged = Buffer.from(png).toString("latin1").replace('"roundel"', '"unknown"');
  assert.equal(sceneIn(Buffer.from(forged, "latin1")), undefined);
});

Deno.test("a JPEG of it carries its scene too, behind whatever stands before", () => {
  const jpeg = drawLogo(scene, 300, 200, "jpeg");
  assert.deepEqual([...jpeg.subarray(0, 3)], [0xff, 0xd8, 0xff]);
  assert.deepEqual(sceneIn(jpeg), scene);
  assert.equal(sceneIn(jpeg.subarray(0, 40)), undefined);
  const before = [0xff, 0xe0, 0, 4, 1, 2];
  const later = Uint8Array.of(...jpeg.subarray(0, 2), ...before, ...jpeg.subarray(2));
  assert.deepEqual(sceneIn(later), scene);
  const isTransparent = drawLogo({ ...scene, isTransparent: true }, 64, 64, "jpeg");
  assert.equal(new DataView(isTransparent.buffer).getUint32(0), 0x89504e47);
});

const names = ["Ég", "Łódź & Søn", "さくら珈琲", "The Northern Lights Marine Insurance Company"];

for (const treatment of treatmentNames) {
  Deno.test(`wordmark, ${treatment}: stays within the frame, whatever the name`, () => {
    for (const name of names) {
      assertFramed({ ...scene, archetype: "wordmark", treatment, name });
    }
  });
}

Deno.test("every mark is visible and stays within the frame", () => {
  for (const mark of markNames) {
    const lettered = marks[mark].shows === "initials";
    assertFramed({ ...scene, archetype: lettered ? "lettermark" : "pictorial", mark, name: "" });
  }
});

Deno.test("a combination mark holds a long name above and beside", () => {
  for (const arrangement of ["stacked", "beside"] as const) {
    for (const mark of ["plain", "roundel", "crest"] as const) {
      for (const name of names) assertFramed({ ...scene, mark, arrangement, name });
    }
  }
});

Deno.test("a tagline is large enough to be read, or left out", () => {
  const svg = (tagline: string, mark: Scene["mark"] = "seal") =>
    sceneSvg({ ...scene, mark, tagline }, 100, 100);
  for (const mark of ["seal", "roundel"] as const) {
    assert.notEqual(svg("Baked before dawn", mark), svg("", mark));
    assert.equal(svg("Read twice by somebody who loved it ".repeat(4), mark), svg("", mark));
  }
});

Deno.test("a name of one letter has its own color where two parts have two", () => {
  const svg = sceneSvg(
    { ...scene, archetype: "wordmark", name: "Q", tagline: "", treatment: "twoVoices" },
    100,
    100,
  );
  assert.ok(svg.includes(scene.palette.ink) && !svg.includes(scene.palette.second));
});

/** Edits, each as far as it goes. */
const edited: Partial<Scene>[] = [
  { turn: 45 },
  { enclosures: [{ shape: "shield", line: "solid", of: "whole", colour: null }] },
  {
    enclosures: [{ shape: "rectangle", line: "thick", of: "whole", colour: null }],
    turn: 30,
  },
  { pose: { size: 3, mirror: "none", turn: 45 } },
  { nameSize: 3, lines: 1 },
  { tracking: 0.6, gap: 4 },
];

Deno.test("an edited logo stays within the frame", () => {
  for (const changes of edited) {
    for (const archetype of ["combination", "wordmark", "pictorial"] as const) {
      assertFramed({ ...scene, mark: "seal", archetype, ...changes }, 7);
    }
  }
});

/**
 * So many hundredths at each edge show only the ground; what is inside them shows something else.
 */
function assertFramed(shown: Scene, margin = 10): void {
  const side = 100;
  const { pixels } = new Resvg(sceneSvg(shown, side, side)).render();
  let inked = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at] === 255 && pixels[at + 1] === 255 && pixels[at + 2] === 255) continue;
    inked++;
    const [x, y] = [(at / 4) % side, Math.floor(at / 4 / side)];
    const near = Math.min(x, y, side - 1 - x, side - 1 - y);
    assert.ok(
      near >= margin,
      `${shown.archetype} ${shown.mark} "${shown.name}" reaches ${x}, ${y}`,
    );
  }
  assert.ok(inked > 100, `${shown.archetype} ${shown.mark} "${shown.name}" shows ${inked} pixels`);
}
