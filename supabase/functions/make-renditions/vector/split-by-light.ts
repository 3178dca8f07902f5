import type { Picture } from "../pictures/picture.ts";
import { labOf } from "./oklab.ts";

const LEVELS = 256;
/** Levels of lightness over which the edge is soft. */
const SOFT = 10;

/**
 * What a picture of many shades is in one colour: its darker half, or its lighter one where it
 * stands on dark ground, split where the two differ most (Otsu's method).
 *
 * @param cut the picture without its ground.
 */
export function splitByLight({ width, height, pixels }: Picture, isOnDark: boolean): Uint8Array {
  const levels = new Uint8Array(width * height);
  const counts = new Float64Array(LEVELS);
  for (let pixel = 0, at = 0; pixel < levels.length; pixel++, at += 4) {
    const [light] = labOf(pixels[at] as number, pixels[at + 1] as number, pixels[at + 2] as number);
    const level = Math.min(LEVELS - 1, Math.max(0, Math.round(light * (LEVELS - 1))));
    levels[pixel] = level;
    counts[level] = (counts[level] as number) + (pixels[at + 3] as number);
  }
  const split = otsu(counts);
  return levels.map((level, pixel) => {
    const beyond = isOnDark ? level - split : split - level;
    const share = Math.min(1, Math.max(0, beyond / SOFT + 0.5));
    return Math.round(share * (pixels[pixel * 4 + 3] as number));
  });
}

/** The level whose two sides have the most apart and even within; all of one level is one side. */
function otsu(counts: Float64Array): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const moment = counts.reduce((sum, count, level) => sum + count * level, 0);
  let [below, momentBelow, best, split] = [0, 0, 0, LEVELS];
  counts.forEach((count, level) => {
    below += count;
    momentBelow += count * level;
    const above = total - below;
    if (below === 0 || above === 0) return;
    const between = below * above *
      (momentBelow / below - (moment - momentBelow) / above) ** 2;
    if (between > best) [best, split] = [between, level + 0.5];
  });
  return split;
}
