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
const burgundy = "#6d1a36";

const cases: Record<string, [instruction: string, edits: unknown[]][]> = {
  colour: [
    ["Make it teal", all("#008080")],
    ["Make it deep blue", all("#0020a4")],
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
    ["Letters in burnt orange, the details in sage", [
      ink("#c4561c"),
      colour("second", "#9bb08f"),
    ]],
    ["Make it monochrome", [{ kind: "tone", tone: "monochrome" }]],
    ["black and white please", [{ kind: "tone", tone: "monochrome" }]],
    ["A bit warmer", [{ kind: "tone", tone: "warmer" }]],
    ["Darker", [{ kind: "tone", tone: "darker" }]],
    ["Make the green darker", [{ kind: "tone", tone: "darker", like: "#008000" }]],
    ["No green, please", [{ kind: "recolour", from: "#008000", to: null }]],
    ["Swap the colours", [{ kind: "swap" }]],
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
    ["Remove the background", [ground("#ffffff")]],
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
    ["Just the icon", [{ kind: "withoutName" }]],
    ["Give the letters a shadow", [{ kind: "treatment", treatment: "shadow" }]],
  ],
  weight: [
    ["bolder, please", weight("heavier")],
    ["Bold letters", weight("bold")],
    ["Make the letters thinner", weight("finer")],
    ["Thin lettering", weight("light")],
    ["less bold", weight("regular")],
    ["Use a lighter font weight", weight("finer")],
    ["Make it pop", weight("heavier")],
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
    ["Set it in italics", [{ kind: "slant", isSlanted: true }]],
  ],
  layout: [
    ["Put the mark beside the name", layout("beside")],
    ["Put the icon above the name", layout("stacked")],
    ["Put the icon below the name", layout("under")],
    ["Put the name above the mark", layout("under")],
    ["Move the icon to the right of the name", layout("after")],
    ["The name on two lines", [{ kind: "lines", count: 2 }]],
    ["Make the mark larger and gold", [
      ...size(1.35, "mark"),
      colour("main", "#ffd700"),
    ]],
    ["A smaller name", size(0.72, "name")],
    ["Bigger", size(1.2)],
    ["Make the name smaller and the icon bigger", [
      ...size(0.72, "name"),
      ...size(1.35, "mark"),
    ]],
  ],
  mirror: [
    ["Mirror it", mirror("horizontal")],
    ["Flip it vertically", mirror("vertical")],
    ["Flip the icon", mirror("horizontal", "mark")],
  ],
  crop: [
    ["Crop in", [{ kind: "crop" }]],
    ["Zoom in a little", [{ kind: "crop" }]],
  ],
  rotation: [
    ["Turn it 45°", turn(45)],
    ["Rotate", turn(90)],
    ["Rotate the mark by 30 degrees to the left", turn(-30, "mark")],
    ["Tilt it slightly", turn(12)],
    ["rotate it 90 degrees counter-clockwise and make it teal", [
      ...turn(-90),
      ...all("#008080"),
    ]],
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

Deno.test("of several wishes none gets lost, nor into another's way", () => {
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
  assert.equal(instructionIn(" Mirror it "), "Mirror it");
});
