import assert from "node:assert/strict";
import { Resvg } from "@resvg/resvg-js";
// @ts-types="@types/culori"
import { differenceCiede2000, wcagContrast } from "culori";
import { sceneSvg } from "../draw/draw-logo.ts";
import { legible } from "../draw/palette.ts";
import { encodePng } from "../draw/png.ts";
import { sceneIn } from "../draw/render.ts";
import { type Scene, sceneShape } from "../draw/scene.ts";
import { isCalled } from "../reading/colour-names.ts";
import { lettersIn } from "../reading/letters.ts";
import { encodeBase64 } from "../wire/base64.ts";
import { difference, UNSEEN } from "./difference.ts";
import { redraw } from "./redraw.ts";

const prompt = 'A combination mark. Draw a loaf. Letter the name "Crumb" in a ' +
  "geometric sans-serif. Palette: #7a3b12, #f2b84b, plain background #ffffff.";
const drawn = edit([], prompt);

function edit(pictures: Uint8Array[], instruction: string, seed?: number): Uint8Array<ArrayBuffer> {
  const picture = asked(pictures, instruction, seed);
  assert.ok(picture !== undefined, `"${instruction}" is declined`);
  return picture;
}

function asked(pictures: Uint8Array[], instruction: string, seed?: number) {
  const parts = pictures.map((bytes) => ({ mimeType: "image/png", data: encodeBase64(bytes) }));
  const size = { width: 128, height: 128 };
  return redraw({ instruction, pictures: parts, ...size, seed, misspell: false, format: "png" });
}

function sceneOf(picture: Uint8Array): Scene {
  const scene = sceneIn(picture);
  assert.ok(scene !== undefined);
  return scene;
}

/** What a chain of edits changes of a scene, and nothing besides. */
const chains: [instructions: string[], changes: (before: Scene) => Partial<Scene>][] = [
  [["Put it on a teal background", "Use a slab serif", "Mirror it"], ({ palette }) => ({
    palette: { ...palette, ground: "#008080" },
    typeface: "Roboto Slab",
    mirror: "horizontal",
  })],
  [["burgundy instead of brown", "in a script typeface", "turn the icon 45°"], (before) => ({
    palette: { ...before.palette, main: "#6d1a36", ink: "#6d1a36" },
    typeface: "Pacifico",
    pose: { ...before.pose, turn: 45 },
  })],
  [["Put the mark in a solid circle", "bolder letters", "Frame it with a thin frame"], () => ({
    weight: "black",
    enclosures: [
      { shape: "circle", line: "solid", of: "mark", colour: null },
      { shape: "rectangle", line: "thin", of: "whole", colour: null },
    ],
  })],
  [["put the icon below the name", "all caps", "more letter spacing"], () => ({
    arrangement: "under",
    name: "CRUMB",
    initials: "C",
    tracking: 0.12,
  })],
  [["in a circle", "make the circle gold", "Set it in italics"], () => ({
    enclosures: [{ shape: "circle", line: "regular", of: "whole", colour: "#ffd700" }],
    isSlanted: true,
  })],
  [["just the icon", "no orange"], ({ palette }) => ({
    archetype: "pictorial",
    name: "",
    palette: { ...palette, second: palette.main },
  })],
  [["underline the name", "only the first letter in red", "make the u gold"], () => ({
    underline: { colour: null },
    colouredLetters: [{ which: "first", colour: "#ff0000" }, { which: "u", colour: "#ffd700" }],
  })],
  [["underline the name in gold", "make the first letter red", "no underline"], () => ({
    colouredLetters: [{ which: "first", colour: "#ff0000" }],
  })],
  [["first letter in red", "first letter same colour as the rest", "all caps"], () => ({
    name: "CRUMB",
    initials: "C",
  })],
  [
    ["swap the position of the icon and the name", "all caps", "capitalize only the first letter"],
    () => ({ arrangement: "under" }),
  ],
  [["swap brown and yellow"], ({ palette }) => ({
    palette: {
      ...palette,
      ...{ main: "#ffff00", ink: "#ffff00", second: "#a52a2a" },
    },
  })],
  [["smaller icon", "less space between the icon and the name", "make it darker"], (before) => ({
    pose: { ...before.pose, size: 0.72 },
    gap: 0.5,
    palette: sceneOf(edit([drawn], "darker")).palette,
  })],
];

for (const [instructions, changes] of chains) {
  Deno.test(`"${instructions.join('", "')}" add up, and change nothing else`, () => {
    const before = sceneOf(drawn);
    const after = instructions.reduce((picture, step) => edit([picture], step), drawn);
    assert.deepEqual(sceneOf(after), { ...before, ...changes(before) });
  });
}

Deno.test("a name that is read back is whole, whatever its letters' colours", () => {
  const picture = edit([edit([drawn], "underline the name")], "the first letter in red");
  assert.equal(lettersIn(picture).text, "Crumb");
  assert.notDeepEqual(picture, edit([drawn], "underline the name"));
});

Deno.test("a picture of an earlier version is still read", () => {
  const { underline: _, colouredLetters: __, ...older } = sceneOf(drawn);
  assert.deepEqual(sceneShape.parse(older), sceneOf(drawn));
});

for (const nonsense of ["Hmm, I don't know", "asdf qwer", "Mach es bitte größer", "もっと明るく"]) {
  Deno.test(`"${nonsense}" is declined, of our own pictures and of others`, () => {
    assert.equal(asked([drawn], nonsense, 3), undefined);
    assert.equal(asked([leftHalf()], nonsense, 3), undefined);
  });
}

Deno.test("what can't be done to a picture of others is declined, too", () => {
  assert.equal(asked([leftHalf()], "use a slab serif"), undefined);
});

const vague =
  "calmer|softer|Make it more playful|less playful|friendlier|more fun|more energetic|" +
  "more premium please|more elegant|simpler|cleaner|more professional|bolder|stronger|make it pop|" +
  "more striking|more rustic|more modern|more futuristic|cozier|warmer|cooler|more feminine|" +
  "more masculine|it feels too corporate|a bit boring|too busy|edgier|lighter|hand drawn|" +
  "make the icon bolder|a softer symbol|make the icon thinner|the icon looks too corporate";
const palette = "Palette: #000000 for the main shapes, plain background #ffffff.";
const kinds = [
  prompt,
  `A combination mark. Draw a loaf. Letter the name "Harbour Lane" in loose handwriting. ${palette}`,
  'A wordmark logo. Letter the name "Harbour Lane" in a wide futuristic sans-serif, bold.',
  `A lettermark logo. The initials "HL" until they overlap. ${palette}`,
  "A pictorial logo mark. Draw a fox in #f4e04d on #14213d.",
  "An abstract logo mark. Draw overlapping petals in #b33951.",
].map((asked) => edit([], asked));
for (const wish of vague.split("|")) {
  Deno.test(`"${wish}" changes what can be seen, of any kind of logo`, () => {
    for (const before of kinds) {
      const [from, to] = [sceneOf(before), sceneOf(edit([before], wish))];
      const share = difference(from, to);
      assert.ok(share > UNSEEN, `${share} of a ${from.archetype} in ${from.palette.main}`);
    }
  });
}

Deno.test("flatter is simpler, and neither tilted nor more colourful", () => {
  const after = sceneOf(edit([drawn], "I'd like it flatter"));
  assert.deepEqual(after, sceneOf(edit([drawn], "simpler")));
  assert.notDeepEqual(after, sceneOf(edit([drawn], "it looks flat")));
});

Deno.test("a vague wish for the icon leaves the letters as they are", () => {
  const { typeface, weight, nameSize, pose } = sceneOf(drawn);
  for (const wish of ["make the icon bolder", "make the icon more playful"]) {
    const after = sceneOf(edit([drawn], wish));
    assert.deepEqual([after.typeface, after.weight, after.nameSize], [typeface, weight, nameSize]);
    assert.notDeepEqual(after.pose, pose);
  }
});

Deno.test("more contrast is light on dark, and dark on light", () => {
  const dark = edit([drawn], "navy background");
  assert.ok(wcagContrast(...shown(edit([dark], "more contrast"))) > wcagContrast(...shown(dark)));
  assert.ok(wcagContrast(...shown(edit([drawn], "bolder"))) > wcagContrast(...shown(drawn)));

  function shown(picture: Uint8Array): [string, string] {
    const { palette } = sceneOf(picture);
    return [legible(palette).main, palette.ground];
  }
});

Deno.test("a motif, a name and a tagline can be added to what has none", () => {
  const [word, letters, mark] = [
    'A wordmark logo. Letter the name "Crumb".',
    'A lettermark logo of the initials "CR".',
    "A pictorial logo mark. Draw a fox.",
  ].map((prompt) => edit([], prompt)) as [Uint8Array, Uint8Array, Uint8Array];
  const lighthouse = "make the icon a lighthouse";
  for (const [before, text] of [[word, "Crumb"], [letters, "CR"]] as const) {
    const after = edit([before], lighthouse);
    assert.deepEqual([sceneOf(after).archetype, sceneOf(after).motif], [
      "combination",
      "lighthouse",
    ]);
    assert.equal(lettersIn(after).text, text);
  }
  assert.equal(lettersIn(edit([mark], 'change the name to "Crumb"')).text, "Crumb");
  for (const before of [word, letters, mark]) {
    const after = edit([before], "add est. 1987");
    assert.equal(sceneOf(after).tagline, "est. 1987");
    assert.notDeepEqual(decoded(after), decoded(before));
  }
});

Deno.test("a name whose letters no face has is read as nothing, never as itself", () => {
  const letter = (name: string) =>
    lettersIn(edit([], `A wordmark logo. Letter the name "${name}".`));
  assert.deepEqual(letter("Fox 🦊"), { readable: false, text: "", logos: 1 });
  assert.deepEqual(letter("مقهى الشرق"), { readable: true, text: "مقهى الشرق", logos: 1 });
});

Deno.test("the first letter is the right one where it is read from the right", () => {
  const word = edit([], 'A wordmark logo. Letter the name "בית".');
  const side = (which: string) => {
    const pixels = decoded(edit([word], `make the ${which} letter #ff0000`));
    const reds = [...pixels.keys()].filter((at) =>
      at % 4 === 0 && pixels[at] === 255 && pixels[at + 1] === 0 && pixels[at + 2] === 0
    ).map((at) => at / 4 % 128);
    return reds.reduce((sum, x) => sum + x, 0) / reds.length;
  };
  assert.ok(side("first") > side("last"));
});

Deno.test("a transparent background is an alpha channel, until another one is asked for", () => {
  const clear = edit([drawn], "transparent background");
  assert.equal(clear[25], 6, "colour type RGBA");
  const pixels = decoded(clear);
  assert.equal(pixels[3], 0);
  assert.ok(pixels.some((value, at) => at % 4 === 3 && value === 255));
  assert.equal(decoded(edit([clear], "white background"))[3], 255);
  assert.equal(decoded(edit([leftHalf()], "transparent background"))[3], 0);
  assert.equal(decoded(edit([drawn], "Remove the background"))[3], 0);
  assert.equal(decoded(edit([leftHalf()], "Remove the background"))[3], 0);
});

Deno.test("a logo in one colour has no other, in its accents neither", () => {
  const mosaic = edit(
    [],
    "An abstract logo mark. Draw a mosaic of triangles in #1b4d3e, #e0a100 and #b33951.",
  );
  for (const seed of [1, 2, 3]) {
    const after = edit([mosaic], "Navy background, white logo", seed);
    const { main, second, accent, ink } = sceneOf(after).palette;
    assert.deepEqual(new Set([main, second, accent, ink]), new Set(["#ffffff"]));
  }
  const { ground, ...inks } = sceneOf(edit([mosaic], "White logo", 1)).palette;
  assert.deepEqual(new Set(Object.values(inks)), new Set(["#ffffff"]));
  assert.ok(wcagContrast(ground, "#ffffff") >= 4.5, ground);
});

Deno.test("a colour that is swapped takes no pale kin of its own along", () => {
  const goldAndCream = edit(
    [],
    "A pictorial logo mark. Draw binoculars. Palette: #e0a100 for the main shapes, #f5ead0 as the " +
      "second color, #f5ead0 for small accents, lettering in #e0a100, plain background #2b1d0e.",
  );
  const { palette } = sceneOf(goldAndCream);
  const swapped = (wish: string) => sceneOf(edit([goldAndCream], wish)).palette;
  const terracotta = { main: "#c4623f", ink: "#c4623f" };
  assert.deepEqual(swapped("swap the gold for a warm terracotta"), { ...palette, ...terracotta });
  assert.deepEqual(swapped("swap the cream for teal"), {
    ...palette,
    ...{ second: "#008080", accent: "#008080" },
  });
  const onWhite = sceneOf(edit([edit([goldAndCream], "white background")], "no white")).palette;
  assert.equal(onWhite.second, palette.second);
});

/** What is drawn after a wish: the colour it names, in these parts, and the parts that stay as they were. */
const named: [inks: string, wish: string, colour: string, parts: string, kept: string][] = [
  [
    "#e8a33d, name in #ffffff on #1f4e9e",
    "a deep forest green for the orange",
    "#003e1d",
    "main",
    "ink",
  ],
  [
    "#e8a33d, name in #ffffff on #1f4e9e",
    "terracotta for the blue",
    "#c4623f",
    "ground",
    "main ink",
  ],
  [
    "#1b4d3e, name in #1b4d3e on #f0ab46",
    "a warm terracotta for the orange",
    "#c4623f",
    "ground",
    "main",
  ],
  ["#1f4e9e, name in #1f4e9e on #ffffff", "yellow for the blue", "#ffff00", "main ink", ""],
  ["#1f4e9e, name in #1f4e9e on #ffffff", "red for the blue", "#ff0000", "main ink", "ground"],
  ["#e8a33d, name in #1f4e9e on #ffffff", "gold for the orange", "#ffd700", "main ink", "ground"],
];
for (const [inks, wish, colour, parts, kept] of named) {
  Deno.test(`"${wish}" in ${inks} gives that colour, and changes no other without need`, () => {
    const [main, ink, ground] = inks.match(/#\w+/g) ?? [];
    const before = edit(
      [],
      `A combination mark. Draw a loaf. Letter the name "Crumb". Palette: ${main} for the main shapes, ` +
        `lettering in ${ink}, plain background ${ground}.`,
    );
    const [was, is] = [
      before,
      edit([before], wish.replace(/(.*) for (.*)/, "swap $2 for $1"), 3),
    ].map((picture): Record<string, string> => ({ ...legible(sceneOf(picture).palette) }));
    for (const part of parts.split(" ")) {
      assert.ok(differenceCiede2000()(is?.[part] ?? "", colour) < 16, `${part}: ${is?.[part]}`);
    }
    for (const part of kept.split(" ")) assert.equal(is?.[part], was?.[part], part);
  });
}

Deno.test("a ground that is made lighter and warmer keeps its hue, and what is on it its shade", () => {
  const onBlue = edit(
    [],
    'A combination mark. Draw a loaf. Letter the name "Crumb". Palette: #e8a33d for the main shapes, ' +
      "lettering in #ffffff, plain background #1f4e9e.",
  );
  const after = sceneOf(edit([onBlue], "change the blue to a lighter, warmer shade"));
  const { ground, main, ink } = legible(after.palette);
  assert.ok(isCalled(ground, "blue or purple") && wcagContrast(ground, "#1f4e9e") > 1.2, ground);
  assert.ok(differenceCiede2000()(main, "#e8a33d") < 4, main);
  assert.equal(ink, "#ffffff");
});

Deno.test("a colour for the icon is the icon's alone, and the name stays or can be read", () => {
  const onWhite = sceneOf(edit([drawn], "make the icon yellow")).palette;
  assert.ok(isCalled(onWhite.main, "yellow") && !isCalled(onWhite.ink, "yellow"), onWhite.ink);
  assert.ok(wcagContrast(onWhite.main, onWhite.ground) >= 3, onWhite.ground);
  assert.ok(wcagContrast(onWhite.ink, onWhite.ground) >= 4.5, onWhite.ground);
  const dark = edit([edit([drawn], "navy background")], "white letters");
  const { main, ...others } = sceneOf(edit([dark], "make the icon yellow")).palette;
  const { main: _, ...before } = sceneOf(dark).palette;
  assert.ok(isCalled(main, "yellow"));
  assert.deepEqual(others, before);
});

Deno.test("letters that are left blank in a tile get their colour, and the tile stays", () => {
  const tile = edit([], 'A lettermark logo. The initials "HL" set in a solid shape in #1b4d3e.');
  const after = sceneOf(edit([tile], "warmer, orange letters"));
  // White may become a warm white, and not the tile's green.
  assert.ok(wcagContrast(after.palette.ground, "#ffffff") < 1.3, after.palette.ground);
  assert.deepEqual(after.colouredLetters, [{ which: "all", colour: "#ffa500" }]);
  const both = sceneOf(edit([tile], "the first letter in red and the rest gold"));
  assert.deepEqual(both.colouredLetters.map(({ which }) => which), ["all", "first"]);
  assert.deepEqual(sceneOf(edit([tile], "make it blue")).colouredLetters, []);
});

Deno.test("black and white is black and white", () => {
  const { main, ink, ground } = sceneOf(edit([drawn], "black and white")).palette;
  assert.deepEqual([main, ink, ground], ["#000000", "#000000", "#ffffff"]);
});

Deno.test("a hand-drawn one has other lines", () => {
  const after = edit([drawn], "make it look hand drawn");
  assert.equal(sceneOf(after).isHandDrawn, true);
  assert.notDeepEqual(decoded(after), decoded(edit([drawn], "in handwriting")));
});

Deno.test("a colour's code is kept, and the ground gives way to it", () => {
  const { main, ground } = sceneOf(edit([drawn], "make it #e0a100")).palette;
  assert.equal(main, "#e0a100");
  assert.ok(wcagContrast(main, ground) >= 3, ground);
});

Deno.test("a colour given by its code is used to the letter, whatever the seed", () => {
  assert.equal(sceneOf(edit([drawn], "a #112233 background", 9)).palette.ground, "#112233");
});

const lettered = [
  prompt,
  prompt.replace("Draw a loaf.", "A round badge, the lettering running around the ring."),
  'A wordmark logo. Letter the name "Crumb" in #7a3b12 on #ffffff.',
  'A wordmark logo. Letter the name "Crumb" reversed out of a solid block in #e0b040.',
  'A wordmark logo. Letter the name "Crumb" in #1b4d3e on #ffffff.',
  'A lettermark logo. The initials "CR" set in a solid shape in #d9902f.',
  'A lettermark logo. The initials "CR" until they overlap, in #1b4d3e.',
  'A lettermark logo. The initials "CR" stand as negative space in #1b4d3e.',
];
for (const asked of lettered) {
  Deno.test(`a letter's code is drawn exactly in "${asked}"`, () => {
    const before = edit([], asked);
    for (const colour of ["#e0a100", "#0b1f5c"]) {
      for (const start of [before, edit([before], "Put it in a solid circle")]) {
        const after = sceneOf(edit([start], `Make the first letter ${colour}`, 3));
        const { ground } = after.palette;
        assert.ok(sceneSvg(after, 128, 128).includes(colour), `${colour} on ${ground}`);
      }
    }
  });
}

Deno.test("a letter's code leaves the other colours as they are, or white or black", () => {
  const before = edit([], lettered[4] ?? "");
  const { palette } = sceneOf(edit([before], "Make the first letter #e0a100"));
  const shades = [...Object.values(sceneOf(before).palette), "#ffffff", "#000000"];
  assert.deepEqual(Object.values(palette).filter((colour) => !shades.includes(colour)), []);
});

Deno.test("codes are kept exactly where a background is asked for as well", () => {
  const after = (wish: string) => sceneOf(edit([drawn], wish)).palette;
  const { ink, ground } = after("the letters #e0a100 on a white background");
  assert.equal(ink, "#e0a100");
  assert.ok(wcagContrast(ink, ground) >= 4.5, ground);
  const both = after("the icon #e0a100 on a #1b4d3e background");
  assert.deepEqual([both.main, both.ground], ["#e0a100", "#1b4d3e"]);
});

Deno.test("colours keep their shades on a transparent ground", () => {
  const twoVoices = 'A wordmark logo. Letter the name "Crumb Co", its first part in one colour. ' +
    "Palette: #e0a100, #f4e04d, plain background #14213d.";
  const pixels = decoded(edit([edit([], twoVoices)], "transparent background"));
  for (const rgb of [[224, 161, 0], [244, 224, 77]]) {
    assert.ok(
      [...pixels.keys()].some((at) =>
        at % 4 === 0 && pixels[at + 3] === 255 &&
        rgb.every((part, channel) => pixels[at + channel] === part)
      ),
      rgb.join(),
    );
  }
});

const unseen: [before: string, wishes: string[]][] = [
  ["A pictorial logo mark. Draw a fox.", [
    "use a slab serif",
    "set the name in capitals",
    "underline the name",
    "remove the tagline",
    "make the first letter #e0a100",
  ]],
  ["An abstract logo mark. Draw overlapping petals in #b33951.", ["all caps", "use a slab serif"]],
  [prompt, [
    "remove the tagline",
    "no underline",
    "white background",
  ]],
];
for (const [drawing, wishes] of unseen) {
  for (const wish of wishes) {
    Deno.test(`"${wish}" is declined where it changes nothing: ${drawing}`, () => {
      assert.equal(asked([edit([], drawing)], wish, 7), undefined);
    });
  }
}

Deno.test("variation after variation doesn't shrink", () => {
  let picture = drawn;
  for (let step = 0; step < 4; step++) picture = edit([picture], "a red background", step);
  assert.ok(sceneOf(picture).sizeVariation > 0.95);
  assert.equal(sceneOf(picture).zoom, 1);
});

Deno.test("what is made larger again and again stays within the frame, a crop needn't", () => {
  const larger = edit([drawn], "Make it larger");
  assert.equal(asked([larger], "Make it larger"), undefined);
  for (let at = 0; at < 128; at++) {
    assert.deepEqual(pixel(larger, at, 0), [255, 255, 255]);
    assert.deepEqual(pixel(larger, 0, at), [255, 255, 255]);
  }
  const cropped = edit([larger], "Crop in");
  assert.ok(sceneOf(cropped).zoom > sceneOf(larger).zoom * 1.2);
  assert.equal(asked([cropped], "Make it larger"), undefined);
});

Deno.test("an edit goes by the picture that was sent, not by the one drawn last", () => {
  const other = edit([], prompt.replace("Crumb", "Other"));
  assert.equal(sceneOf(edit([drawn], "Make it blue")).name, "Crumb");
  assert.equal(sceneOf(edit([other], "Make it blue")).name, "Other");
});

Deno.test("a variation keeps the text and differs by its seed", () => {
  const [one, two] = [edit([drawn], "Afresh", 1), edit([drawn], "Afresh", 2)];
  assert.deepEqual(edit([drawn], "Afresh", 1), one);
  assert.notDeepEqual(one, two);
  assert.equal(sceneOf(one).name, "Crumb");
  assert.notEqual(sceneOf(one).mark, sceneOf(drawn).mark);
});

Deno.test("a variation with a wish is varied and gets its wish", () => {
  const asked =
    "Draw a variation of the attached logo.\n<instruction>use a slab serif</instruction>";
  const scene = sceneOf(edit([drawn], asked, 1));
  assert.equal(scene.typeface, "Roboto Slab");
  assert.notEqual(scene.mark, sceneOf(drawn).mark);
});

Deno.test("the same edit with two seeds is two pictures", () => {
  assert.notDeepEqual(edit([drawn], "Make it blue", 1), edit([drawn], "Make it blue", 2));
});

Deno.test("a picture that isn't the studio's is changed by its pixels", () => {
  const photo = leftHalf();
  assert.deepEqual(pixel(edit([photo], "Make the background #00ff00"), 120, 64), [0, 255, 0]);
  assert.deepEqual(pixel(edit([photo], "Make the mark #0000ff"), 20, 64), [0, 0, 255]);
  assert.deepEqual(pixel(edit([photo], "Mirror it"), 108, 64), [200, 30, 30]);
  assert.deepEqual(pixel(edit([photo], "Mirror it"), 20, 64), [255, 255, 255]);
  assert.deepEqual(pixel(edit([photo], "Turn it 180°"), 108, 64), [200, 30, 30]);
  assert.deepEqual(pixel(edit([photo], "#0000ff instead of red"), 120, 64), [255, 255, 255]);
  // Cropping moves the edge at x = 10 out of the frame.
  assert.deepEqual(pixel(edit([photo], "Crop in"), 1, 64), [200, 30, 30]);
});

/** A red block from 10 to 63 on white, 128 pixels square, with no chunk of ours. */
function leftHalf(): Uint8Array {
  const rgba = new Uint8Array(128 * 128 * 4).fill(255);
  for (let y = 20; y < 108; y++) {
    for (let x = 10; x < 64; x++) rgba.set([200, 30, 30], (y * 128 + x) * 4);
  }
  return encodePng(rgba, 128, 128);
}

function pixel(png: Uint8Array, x: number, y: number): number[] {
  const pixels = known.get(png) ?? decoded(png);
  known.set(png, pixels);
  const at = (y * 128 + x) * 4;
  return [...pixels.subarray(at, at + 3)];
}

const known = new WeakMap<Uint8Array, Uint8Array>();

function decoded(png: Uint8Array): Uint8Array {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="128" height="128">` +
    `<image width="128" height="128" href="data:image/png;base64,${encodeBase64(png)}"/></svg>`;
  return new Resvg(svg).render().pixels;
}

Deno.test("a text that describes a logo is drawn as it says, not read as a change of colors", () => {
  const dots = "An abstract logo mark. Draw a disc of dots. Palette: #b33951, background #ffffff.";
  const halftone = edit([], dots);
  const crow = sceneOf(edit([halftone], "A blue crow on a white background, flat vector", 1));
  assert.deepEqual([crow.archetype, crow.motif], ["pictorial", "crow"]);
  assert.equal(crow.palette.ground, "#ffffff");
  const bean = sceneOf(edit([halftone], "A logo of a bean"));
  assert.deepEqual([bean.motif, bean.palette], ["bean", sceneOf(halftone).palette]);
  const wordmark = edit([], 'A wordmark logo. Letter the name "Otter & Oak", bold.');
  const mute = "A flat vector logo of an otter holding an acorn, #1b4d3e on #ffffff. No letters.";
  const otter = sceneOf(edit([wordmark], mute));
  assert.deepEqual([otter.archetype, otter.motif, otter.name], ["pictorial", "otter", ""]);
  assert.deepEqual([otter.palette.main, otter.palette.ground], ["#1b4d3e", "#ffffff"]);
  const tagged = edit([], 'A wordmark logo. Letter the name "Otter & Oak". Tagline: "Slow wood".');
  const red = sceneOf(edit([tagged], "a red crow on white"));
  assert.deepEqual([red.motif, red.name], ["crow", "Otter & Oak"]);
  assert.equal(red.tagline, sceneOf(tagged).tagline);
  const badge = 'A badge logo with the name "Foo & Bar" around a lighthouse, navy on cream';
  assert.equal(sceneOf(edit([wordmark], badge)).motif, "lighthouse");
});

const changes =
  "A blue logo|a star instead of the loaf|a gold circle|a border|an ocean blue color|" +
  "a salmon and navy palette|a gold star on the first letter|thinner letters";
for (const wish of changes.split("|")) {
  Deno.test(`"${wish}" is a change, and keeps how the logo is drawn`, () => {
    const [before, after] = [sceneOf(drawn), sceneOf(edit([drawn], wish))];
    assert.deepEqual([after.mark, after.typeface], [before.mark, before.typeface]);
  });
}
