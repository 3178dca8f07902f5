import { release } from "../pictures/release.ts";
import { distanceTo } from "./distance-to.ts";

/** Of the logo's longer side: how far apart inks stand that touch. */
const GAP = 0.008;
const LEAST_GAP = 3;

/**
 * A logo's inks as a single field, as it is printed in black alone: what touches is held apart by a
 * line of the ground, or a light ink on a dark one would be gone. The smaller ink keeps its shape,
 * and the larger makes room: letters stay as they are, the badge below them gets an outline.
 *
 * @param fields coverage by ink, without the ground, no larger than the logo.
 */
export function inOneColour(
  fields: readonly Uint8Array[],
  width: number,
  height: number,
): Uint8Array {
  const gap = Math.max(LEAST_GAP, Math.max(width, height) * GAP);
  const bySize = fields
    .map((field) => ({ field, size: field.reduce((sum, covered) => sum + covered, 0) }))
    .sort((a, b) => a.size - b.size);
  const placed = new Uint8Array(width * height);
  const distances = new Float32Array(width * height);
  for (const [index, { field }] of bySize.entries()) {
    const isFirst = index === 0;
    if (!isFirst) distanceTo(placed, width, height, gap + 2, distances);
    for (let pixel = 0; pixel < placed.length; pixel++) {
      const covered = field[pixel] as number;
      if (covered === 0) continue;
      // A pixel's middle is half a pixel away from its edge.
      const room = isFirst ? 1 : (distances[pixel] as number) - gap;
      const kept = covered * Math.min(1, Math.max(0, room));
      placed[pixel] = Math.max(placed[pixel] as number, kept);
    }
  }
  release(distances);
  return placed;
}
