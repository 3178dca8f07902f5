import { markNames, marks } from "../draw/marks/index.ts";
import { type Random, randomFrom } from "../draw/random.ts";
import { shaded } from "../draw/palette.ts";
import type { Scene } from "../draw/scene.ts";
import { treatmentNames } from "../draw/wordmark/index.ts";
import type { Edit } from "../reading/edits/edit.ts";
import { typefaceWords } from "../reading/typeface-words.ts";

/** The same idea once more: its text, motif and colours, drawn another way. */
export function vary(scene: Scene, seed: string): Scene {
  const random = randomFrom(seed);
  const { palette } = scene;
  const swapped = { ...palette, main: palette.second, second: palette.main };
  return {
    ...scene,
    seed,
    mark: otherMark(scene, random),
    typeface: random.chance(0.5) ? scene.typeface : random.pick(typefaceWords).name,
    treatment: random.pick(treatmentNames.filter((name) => name !== scene.treatment)),
    arrangement: random.pick(["stacked", "beside"]),
    palette: random.chance(0.35) ? swapped : palette,
  };
}

/**
 * Two pictures of one instruction with different seeds differ as a model's do: in how much room
 * they leave, and in the shade of colours that the instruction calls by words. A colour that is
 * given by its code stays exactly that.
 */
export function anotherTake(scene: Scene, edits: Edit[], instruction: string, seed: string): Scene {
  const random = randomFrom(seed);
  const palette = { ...scene.palette };
  const by = random.between(-0.03, 0.03);
  const asked = instruction.toLowerCase();
  for (const edit of edits) {
    if (edit.kind !== "colour" || asked.includes(edit.colour) || shadeless.includes(edit.colour)) {
      continue;
    }
    palette[edit.part] = shaded(edit.colour, by);
    if (edit.part === "second") palette.accent = palette.second;
  }
  return { ...scene, palette, sizeVariation: random.between(0.955, 1) };
}

/** White and black are one colour each, whoever draws them. */
export const shadeless = ["#ffffff", "#000000"];

function otherMark(scene: Scene, random: Random): Scene["mark"] {
  const { shows, family } = marks[scene.mark];
  const kin = markNames.filter((name) =>
    name !== scene.mark && marks[name].shows === shows &&
    (shows !== "neither" || marks[name].family === family || random.chance(0.3))
  );
  return kin.length > 0 ? random.pick(kin) : scene.mark;
}
