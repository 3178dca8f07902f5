import { release } from "../pictures/release.ts";
import { distanceTo } from "./distance-to.ts";
import { addTo } from "./join-shades.ts";

/** Pixels that an ink reaches under those that are drawn on top of it. */
const UNDERLAP = 2;

/**
 * What is drawn of each ink, from the bottom: its own field, and a little below what touches it and
 * comes later. Two edges that only met would let the ground through along their seam.
 *
 * @param fields of coverage, in the order in which they are drawn.
 */
export function stackLayers(
  fields: readonly Uint8Array[],
  width: number,
  height: number,
): Uint8Array[] {
  const above = new Uint8Array(width * height);
  const layers: Uint8Array[] = [];
  const distances = new Float32Array(width * height);
  for (const field of [...fields].reverse()) {
    if (layers.length === 0) {
      layers.unshift(field);
    } else {
      distanceTo(field, width, height, UNDERLAP + 1, distances);
      layers.unshift(
        field.map((own, pixel) =>
          (distances[pixel] as number) <= UNDERLAP
            ? Math.min(255, own + (above[pixel] as number))
            : own
        ),
      );
    }
    addTo(above, field);
  }
  release(distances);
  return layers;
}
