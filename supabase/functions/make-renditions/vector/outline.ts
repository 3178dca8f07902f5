// @ts-types="@types/d3-contour"
import { contours } from "d3-contour";
import { fitRing, type Point } from "./fit-ring.ts";
import type { Bounds } from "./trace-shape.ts";

/** Square pixels: smaller spots and holes are noise. */
export const LEAST_AREA = 5;

/**
 * The outline of a field of coverage, 0 to 255, as SVG path data in pixels; empty where nothing is
 * covered. Its edge runs where half of a pixel is covered, to a fraction of a pixel. Holes run the
 * other way round.
 *
 * @param origin of the path's coordinates: where the field's first pixel is.
 * @param leastArea in square pixels, of what is drawn and of holes.
 */
export function outline(
  coverage: Uint8Array,
  width: number,
  height: number,
  origin: Point = [0, 0],
  leastArea = LEAST_AREA,
): string {
  const half = boundsOf(coverage, width, height);
  if (half === null) return "";
  // What is covered by less than half tells where, between pixels, the half is.
  const box = widened(half, 1, width, height);
  // A ring of empty pixels around, so that what touches the picture's edge ends there.
  const [across, down] = [box.right - box.left + 2, box.bottom - box.top + 2];
  const field = new Uint8Array(across * down);
  for (let y = box.top; y < box.bottom; y++) {
    const line = coverage.subarray(y * width + box.left, y * width + box.right);
    field.set(line, (y - box.top + 1) * across + 1);
  }
  // d3-contour takes typed arrays too, which its types don't say.
  const values = field as unknown as number[];
  const { coordinates } = contours().size([across, down]).contour(values, 127.5);
  const placed = ([x, y]: readonly number[]): Point => [
    clamp((x as number) + box.left - 1, width) + origin[0],
    clamp((y as number) + box.top - 1, height) + origin[1],
  ];
  return coordinates.flat()
    .map((ring) => ring.map(placed))
    .filter((ring) => Math.abs(areaOf(ring)) >= leastArea)
    .map(fitRing)
    .join("");
}

/** Where anything is covered by half; null where nothing is. */
export function boundsOf(coverage: Uint8Array, width: number, height: number): Bounds | null {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if ((coverage[at] as number) < 128) continue;
      if (x < left) left = x;
      if (x >= right) right = x + 1;
      if (y < top) top = y;
      bottom = y + 1;
    }
  }
  return right === 0 ? null : { left, top, right, bottom };
}

/** The bounds with so many pixels more on each side, as far as there are any. */
export function widened(
  { left, top, right, bottom }: Bounds,
  by: number,
  width: number,
  height: number,
): Bounds {
  return {
    left: Math.max(0, left - by),
    top: Math.max(0, top - by),
    right: Math.min(width, right + by),
    bottom: Math.min(height, bottom + by),
  };
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}

function areaOf(ring: readonly Point[]): number {
  let twice = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [[x, y], [u, v]] = [ring[i], ring[i + 1]] as [Point, Point];
    twice += x * v - u * y;
  }
  return twice / 2;
}
