import assert from "node:assert/strict";
import type { Edit } from "./edits/edit.ts";
import { instructionIn, readEdits } from "./read-edits.ts";

const colour = (part: string, colour: string) => ({ kind: "colour", part, colour });
const ground = (to: string) => colour("ground", to);
const ink = (to: string) => colour("ink", to);
/** "Make it blue" means the name as well. */
const all = (to: string) => [colour("main", to), ink(to)];
const recolour = (from: string, to: string) => [{ kind: "recolour", from, to }];
const face = (typeface: string) => [{ kind: "typeface", typeface }];
const weight = (weight: string) => [{ kind: "weight", weight }];
const turn = (degrees: number, of = "whole") => [{ kind: "turn", of, degrees }];
const mirror = (axis: string, of = "whole") => [{ kind: "mirror", of, axis }];
const size = (factor: number, of = "whole") => [{ kind: "size", of, factor }];
const layout = (arrangement: string) => [{ kind: "arrangement", arrangement }];
const around = (shape: string, line = "regular", of = "whole", colour: string | null = null) => [
  { kind: "enclosure", enclosure: { shape, line, of, colour } },
];
const under = (colour: string | null = null) => [{ kind: "underline", underline: { colour } }];
const notUnder = [{ kind: "underline", underline: null }];
const single = (which: string, colour: string | null) => ({ kind: "letterColour", which, colour });
const trade = (one: string, other: string) => [{ kind: "trade", one, other }];
const [red, gold, black, white] = ["#ff0000", "#ffd700", "#000000", "#ffffff"];
const burgundy = "#6d1a36";

const cases: Record<string, [instruction: string, edits: unknown[]][]> = {
  colour: [
    ["Make it teal", all("#008080")],
    ["Make it deep blue", all("#0020a4")],
    ["Make it deep red", all("#8f1212")],
    ["Burgundy", all(burgundy)],
    ["Make it burgundy instead of green", recolour("#008000", burgundy)],
    ["burgundy, not green", recolour("#008000", burgundy)],
    ["Use burgundy rather than the green", recolour("#008000", burgundy)],
    ["Instead of green use burgundy", recolour("#008000", burgundy)],
    ["Replace the green with burgundy", recolour("#008000", burgundy)],
    ["Change the green to burgundy", recolour("#008000", burgundy)],
    ["Turn everything green into burgundy", recolour("#008000", burgundy)],
    ["Make the green parts burgundy", recolour("#008000", burgundy)],
    ["From green to burgundy", recolour("#008000", burgundy)],
    ["swap forest green for #112233", recolour("#1f5a35", "#112233")],
    ["White lettering instead of black", [ink("#ffffff")]],
    ["Make the icon gold", [colour("main", "#ffd700")]],
    ["Make the whole logo navy", [
      colour("main", "#000080"),
      colour("second", "#000080"),
      ink("#000080"),
    ]],
    ["Letters in burnt orange, the details in sage", [ink("#c4561c"), colour("second", "#9bb08f")]],
    ["Make it monochrome", [{ kind: "tone", tone: "monochrome" }]],
    ["black and white please", [{ kind: "tone", tone: "monochrome" }]],
    ["A bit warmer", [{ kind: "tone", tone: "warmer" }]],
    ["Darker", [{ kind: "tone", tone: "darker" }]],
    ["Make the green darker", [{ kind: "tone", tone: "darker", like: "#008000" }]],
    ["No green, please", [{ kind: "recolour", from: "#008000", to: null }]],
    ["Swap the colours", [{ kind: "swap" }]],
    ["swap the blue for a warm terracotta", recolour("#0000ff", "#c4623f")],
    ["replace the green with a really nice, muted teal", recolour("#008000", "#008080")],
    ["make the blue a warm terracotta", recolour("#0000ff", "#c4623f")],
    ["make the logo black and white", [{ kind: "tone", tone: "monochrome" }]],
    ["a warm terracotta instead of the blue", recolour("#0000ff", "#c4623f")],
    ["a warm, earthy red instead of the green", recolour("#008000", red)],
    ["make the orange a soft, muted lilac", recolour("#ffa500", "#ddc4fe")],
    ["turn the orange into a slightly darker, dusty pink", recolour("#ffa500", "#b78888")],
    ["turn the green into an elegant, velvety plum", recolour("#008000", "#6b2d5c")],
    ["replace the yellow with a deep forest green", recolour("#ffff00", "#003e1d")],
    ["make it a deeper, richer blue", all("#0020a4")],
    ["make the navy letters darker", [{ kind: "tone", tone: "darker", part: "ink" }]],
    ["warmer, orange letters", [{ kind: "tone", tone: "warmer" }, ink("#ffa500")]],
    ["change the blue to a lighter, warmer shade", [
      { kind: "tone", tone: "lighter", like: "#0000ff" },
      { kind: "tone", tone: "warmer", like: "#0000ff" },
    ]],
    ["make the background darker and the icon less muted", [
      { kind: "tone", tone: "darker", part: "ground" },
      { kind: "tone", tone: "vivid", part: "main" },
    ]],
    ["make it blue-green", all("#006d74")],
    ["a black-and-white logo", [{ kind: "tone", tone: "monochrome" }]],
    ["swap blue and orange", trade("#0000ff", "#ffa500")],
    ["make the black parts white and the white parts black", trade(black, white)],
    ["colour: #0A0", all("#00aa00")],
    ["change the red to #00f", recolour(red, "#0000ff")],
    ["Make everything gray except the icon", [colour("second", "#808080"), ink("#808080")]],
    ["everything but the name in navy", [colour("main", "#000080"), colour("second", "#000080")]],
    ["hot pink please", all("#ff4fa0")],
    ["gradient from blue to purple", [
      colour("main", "#0000ff"),
      colour("second", "#800080"),
      { kind: "family", family: "gradient" },
    ]],
    ["more vibrant", [{ kind: "tone", tone: "vivid" }]],
    ["tone down the colours", [{ kind: "tone", tone: "muted" }]],
    ["more contrast between text and background", [{ kind: "tone", tone: "starker" }]],
  ],
  background: [
    ["A #112233 background, white lettering", [ground("#112233"), ink("#ffffff")]],
    ["White letters on a navy background", [ink("#ffffff"), ground("#000080")]],
    ["Navy background, white logo", [
      ground("#000080"),
      colour("main", "#ffffff"),
      colour("second", "#ffffff"),
      ink("#ffffff"),
    ]],
    ["Put it on a black background", [ground("#000000")]],
    ["A cream background instead of the white one", [ground("#fbf3dd")]],
    ["Make the background darker", [{ kind: "tone", tone: "darker", part: "ground" }]],
    ["Dark background", [ground("#15171c")]],
    ["Remove the background", [{ kind: "transparent" }]],
    ["no background", [{ kind: "transparent" }]],
    ["get rid of the white background", [{ kind: "transparent" }]],
    ["take the background away and use a serif", [{ kind: "transparent" }, {
      kind: "typeface",
      typeface: "Playfair Display",
    }]],
    ["Remove the background and make it cream", [ground("#fbf3dd")]],
    ["Clean background", [ground("#ffffff")]],
    ["transparent background", [{ kind: "transparent" }]],
    ["make the background transparent", [{ kind: "transparent" }]],
    ["Dark mode", [{ kind: "tone", tone: "inverted" }]],
    ["Lime green on charcoal", [...all("#8cc63f"), ground("#2f3437")]],
  ],
  lettering: [
    ['Change the name to "Åse & Co"', [{ kind: "name", name: "Åse & Co" }]],
    ["Rename it to Harbour Lights", [{ kind: "name", name: "Harbour Lights" }]],
    ['Call it "Blue Harbour"', [{ kind: "name", name: "Blue Harbour" }]],
    ["Remove the tagline", [{ kind: "tagline", tagline: "" }]],
    ['Tagline: "Fresh daily"', [{ kind: "tagline", tagline: "Fresh daily" }]],
    ["Set the name in capitals", [{ kind: "case", letters: "upper" }]],
    ["all lowercase", [{ kind: "case", letters: "lower" }]],
    ["Change the text to say Blue Moon", [{ kind: "name", name: "Blue Moon" }]],
    ['Add "Est. 1998" below', [{ kind: "tagline", tagline: "Est. 1998" }]],
    ['Add "Est. 1998" below the name', [{ kind: "tagline", tagline: "Est. 1998" }]],
    [
      'add est. 1987 and the tagline "Oak forever"',
      [{ kind: "tagline", tagline: "Oak forever · est. 1987" }],
    ],
    ['add "Oak forever" and "since 1987"', [{
      kind: "tagline",
      tagline: "Oak forever · since 1987",
    }]],
    ['change the tagline from "Be well" to "Be here"', [{ kind: "tagline", tagline: "Be here" }]],
    ['change the name to "Oak" and add est. 1987', [
      { kind: "name", name: "Oak" },
      { kind: "tagline", tagline: "est. 1987" },
    ]],
    ['remove the tagline and change the name to "Oak"', [
      { kind: "name", name: "Oak" },
      { kind: "tagline", tagline: "" },
    ]],
    ['change the name to "Oak" and the tagline to "Forever"', [
      { kind: "name", name: "Oak" },
      { kind: "tagline", tagline: "Forever" },
    ]],
    ["add est. 1987", [{ kind: "tagline", tagline: "est. 1987" }]],
    ["Add the tagline Slow is smooth below the name", [{
      kind: "tagline",
      tagline: "Slow is smooth",
    }]],
    ["add a slogan: Baked before dawn.", [{ kind: "tagline", tagline: "Baked before dawn" }]],
    ["change est. 1987 to est. 1990", [{ kind: "tagline", tagline: "est. 1990" }]],
    ["Just the icon", [{ kind: "withoutName" }]],
    ["Give the letters a shadow", [{ kind: "treatment", treatment: "shadow" }]],
    ["Add a drop shadow", [{ kind: "treatment", treatment: "shadow" }]],
    ["remove the shadow", [{ kind: "treatment", treatment: "plain" }]],
    ["get rid of the text", [{ kind: "withoutName" }]],
    ["no text, icon only", [{ kind: "withoutName" }]],
    ["icon only", [{ kind: "withoutName" }]],
    ["make the icon only slightly bigger", size(1.35, "mark")],
    ["no capitals", [{ kind: "case", letters: "lower" }]],
    ["Capitalize only the first letter", [{ kind: "case", letters: "sentence" }]],
    ["Capitalise each word", [{ kind: "case", letters: "title" }]],
    ["Capitalize the name", [{ kind: "case", letters: "upper" }]],
  ],
  "a line under the name": [
    ["underline the name", under()],
    ["Underline the name in gold", under(gold)],
    ["give the name a red underline", under(red)],
    ["add a line under the name", under()],
    ["put a gold bar underneath the name and use a serif font", [
      ...under(gold),
      ...face("Playfair Display"),
    ]],
    ["remove the underline", notUnder],
    ["without the line below the name", notUnder],
    ["no underline, bigger name", [...notUnder, ...size(1.35, "name")]],
  ],
  "single letters and words": [
    ["only the first letter in red", [single("first", red)]],
    ["make the first letter red", [single("first", red)]],
    ["Make the first letter of the name #d90429", [single("first", "#d90429")]],
    ["A gold first letter", [single("first", gold)]],
    ["Color the initial letter gold", [single("first", gold)]],
    ["the last letter in orange please", [single("last", "#ffa500")]],
    ['Make the "O" green', [single("o", "#008000")]],
    ["make the letter o green", [single("o", "#008000")]],
    ["Please make the N of the name orange", [single("n", "#ffa500")]],
    ["make the second word blue", [single("word 2", "#0000ff")]],
    ["The last word in coral", [single("last word", "#ff7f50")]],
    ["first letter same colour as the rest", [single("first", null)]],
    ["Make the first letter red and the rest black", [single("first", red), ink(black)]],
    ["first letter in red and the background in cream", [single("first", red), ground("#fbf3dd")]],
    ["underline the name and make the first letter red", [single("first", red), ...under()]],
  ],
  weight: [
    ["bolder, please", weight("heavier")],
    ["Bold letters", weight("bold")],
    ["Make the letters thinner", weight("finer")],
    ["Thin lettering", weight("light")],
    ["less bold", weight("regular")],
    ["Use a lighter font weight", weight("finer")],
    ["Make it pop", weight("heavier")],
    ["not so bold", weight("regular")],
  ],
  typeface: [
    ["Use a slab serif", face("Roboto Slab")],
    ["Letter it in a script typeface", face("Pacifico")],
    ["in a script typeface", face("Pacifico")],
    ["Make the font handwritten", face("Caveat")],
    ["A serif instead of the sans-serif", face("Playfair Display")],
    ["Sans serif, please", face("Jost")],
    ["Use a condensed font", face("Oswald")],
    ["and the letters rounder", face("Comfortaa")],
    ["Make it more playful", face("Comfortaa")],
    ["Make it more elegant", face("Playfair Display")],
    ["less playful, more serious", face("Tenor Sans")],
    ["not so playful", []],
    ["no serif", face("Jost")],
    ["Set it in italics", [{ kind: "slant", isSlanted: true }]],
  ],
  layout: [
    ["Put the mark beside the name", layout("beside")],
    ["Put the icon above the name", layout("stacked")],
    ["Put the icon below the name", layout("under")],
    ["Put the name above the mark", layout("under")],
    ["Move the icon to the right of the name", layout("after")],
    ["Put the icon on the right", layout("after")],
    ["put the icon on the right side and make it teal", [...layout("after"), ...all("#008080")]],
    ["Put the name on the left", layout("after")],
    ["Put the icon on the left", layout("beside")],
    ["The name on two lines", [{ kind: "lines", count: 2 }]],
    ["swap the position of the icon and the text", layout("opposite")],
    ["Make the mark larger and gold", [...size(1.35, "mark"), colour("main", "#ffd700")]],
    ["A smaller name", size(0.72, "name")],
    ["Bigger", size(1.2)],
    ["Make the name smaller and the icon bigger", [...size(0.72, "name"), ...size(1.35, "mark")]],
  ],
  mirror: [
    ["Mirror it", mirror("horizontal")],
    ["Flip it vertically", mirror("vertical")],
    ["Flip the icon", mirror("horizontal", "mark")],
  ],
  crop: [["Crop in", [{ kind: "crop" }]], ["Zoom in a little", [{ kind: "crop" }]]],
  rotation: [
    ["Turn it 45°", turn(45)],
    ["Rotate", turn(90)],
    ["Rotate the mark by 30 degrees to the left", turn(-30, "mark")],
    ["Tilt it slightly", turn(12)],
    ["rotate it 90 degrees counter-clockwise and make it teal", [...turn(-90), ...all("#008080")]],
    ["turn it upside down", turn(180)],
  ],
  enclosure: [
    ["Put it in a thin circle", around("circle", "thin")],
    ["thin circle around it", around("circle", "thin")],
    ["Put the mark in a solid navy circle", around("circle", "solid", "mark", "#000080")],
    ["Add a thick gold ring around the icon", around("circle", "thick", "mark", "#ffd700")],
    ["A thick gold frame", around("rectangle", "thick", "whole", "#ffd700")],
    ["Frame it", around("rectangle")],
    ["Set it in a hexagon with white letters", [...around("hexagon"), ink("#ffffff")]],
    [
      "Put the logo in a square with rounded corners, filled with teal",
      around("squircle", "solid", "whole", "#008080"),
    ],
    ["Remove the circle", [{ kind: "enclosure", enclosure: null }]],
    ["Put a square border around it", around("square")],
    ["Make the frame coral", [{ kind: "outline", colour: "#ff7f50" }]],
    ["Make the ring gold", [{ kind: "outline", colour: "#ffd700" }]],
  ],
  spacing: [
    ["More letter spacing", [{ kind: "tracking", by: 0.12 }]],
    ["Tighten the letter-spacing", [{ kind: "tracking", by: -0.05 }]],
    ["Letters closer together", [{ kind: "tracking", by: -0.05 }]],
    ["More white space", size(0.75)],
    ["More space between the icon and the name", [{ kind: "gap", factor: 1.8 }]],
    ["Move the mark closer to the name", [{ kind: "gap", factor: 0.5 }]],
  ],
  subject: [
    ["Replace the cup with a fox", [{ kind: "motif", motif: "fox" }]],
    ["Replace the key with a shield", [{ kind: "motif", motif: "shield" }]],
    ["Only the lettering, without the icon", [{ kind: "withoutMark" }]],
    ["Make it line art", [{ kind: "family", family: "line" }]],
    ["Turn it into a badge", [{ kind: "mark", mark: "roundel" }]],
    ["Change the colour to sky blue", all("#6fb7e8")],
    ["make the icon a lighthouse", [{ kind: "motif", motif: "lighthouse" }]],
    ["Make it a crow instead", [{ kind: "motif", motif: "crow" }]],
    ["hand drawn please", [{ kind: "handDrawn" }]],
    ["Hmm, I don't know", []],
  ],
};

for (const [about, table] of Object.entries(cases)) {
  Deno.test(`reads what instructions say about ${about}`, () => {
    const read = Object.fromEntries(
      table.map(([instruction]) => [instruction, readEdits(instruction) as unknown]),
    );
    assert.deepEqual(read, Object.fromEntries(table));
  });
}

Deno.test("of several wishes none is lost or misread for another", () => {
  const edits: Edit[] = readEdits(
    "Burgundy instead of green, the name in a light serif, on a cream background, and turn the icon 15°",
  );
  assert.deepEqual(edits, [
    ...turn(15, "mark"),
    ...recolour("#008000", burgundy),
    ground("#fbf3dd"),
    ...weight("light"),
    ...face("Playfair Display"),
  ]);
});

Deno.test("finds the instruction in a tag, in a rewritten prompt, or takes the whole", () => {
  assert.equal(instructionIn("A fox.\n<instruction> Mirror it </instruction>"), "Mirror it");
  assert.equal(
    instructionIn("A red fox. Change this and keep everything else: mirror it.\nKeep the rest."),
    "mirror it.",
  );
  assert.equal(
    instructionIn(
      "<instruction>A fox. Change this and keep everything else: mirror it</instruction>",
    ),
    "mirror it",
  );
  assert.equal(instructionIn(" Mirror it "), "Mirror it");
});
