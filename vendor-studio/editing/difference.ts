import { sceneSvg } from "../draw/draw-logo.ts";
import { rasterised } from "../draw/render.ts";
import type { Scene } from "../draw/scene.ts";

/** Of a picture; who compares two that differ in less takes them for the same. */
export const UNSEEN = 0.02;

const SIDE = 64;
/** A channel that differs by less, of 255, looks the same. */
const LEAST = 24;

/** The share of two pictures, 0 to 1, in which they can be told apart. */
export function difference(one: Scene, other: Scene): number {
  const [a, b] = [one, other].map((scene) => rasterised(sceneSvg(scene, SIDE, SIDE)));
  if (a === undefined || b === undefined) return 0;
  let count = 0;
  for (let at = 0; at < a.length; at += 4) {
    const isSeen = [at, at + 1, at + 2].some((channel) =>
      Math.abs((a[channel] ?? 0) - (b[channel] ?? 0)) > LEAST
    );
    if (isSeen) count++;
  }
  return count / (SIDE * SIDE);
}
