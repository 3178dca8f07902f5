import { type Rgb, rgbOf } from "../pictures/ground.ts";
import { contrastOf } from "../vector/oklab.ts";
import type { Trace } from "../vector/trace-shape.ts";

/** For graphics: https://www.w3.org/TR/WCAG22/#non-text-contrast. */
export const LEAST_CONTRAST = 3;
export const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];

/**
 * What the logo stands on where something has to be behind it: its own ground, if the logo can be
 * seen on that, else white or black.
 */
export function brandGround(trace: Trace): Rgb {
  const own = trace.ground === null ? [] : [rgbOf(trace.ground)];
  const others = [WHITE, BLACK];
  const seen = [...own, ...others].find((ground) => contrastOn(trace, ground) >= LEAST_CONTRAST);
  if (seen !== undefined) return seen;
  return others.reduce((a, b) => contrastOn(trace, a) >= contrastOn(trace, b) ? a : b);
}

/** The contrast that most of the logo's surface has with a ground, at the least: 1 to 21. */
export function contrastOn({ palette }: Trace, ground: Rgb): number {
  const inks = palette.filter(({ role }) => role !== "background")
    .map(({ hex, share }) => ({ share, contrast: contrastOf(rgbOf(hex), ground) }))
    .sort((a, b) => b.contrast - a.contrast);
  const half = inks.reduce((sum, { share }) => sum + share, 0) / 2;
  let reached = 0;
  for (const { share, contrast } of inks) {
    reached += share;
    if (reached > half) return contrast;
  }
  return 1;
}
