import type { Rgb } from "./ground.ts";
import type { Picture } from "./picture.ts";

/** A picture by the colour of each pixel, RGBA. */
export function pictureOf(
  width: number,
  height: number,
  colourAt: (x: number, y: number) => readonly [number, number, number, number],
): Picture {
  const pixels = new Uint8Array(width * height * 4);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) pixels.set(colourAt(x, y), at);
  }
  return { width, height, pixels };
}

/** The colour at a pixel, RGBA. */
export function colourAt({ width, pixels }: Picture, x: number, y: number): number[] {
  return [...pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
}

/** The largest difference of two colours in any channel. */
export function differenceOf(a: readonly number[], b: Rgb | readonly number[]): number {
  return Math.max(...b.map((value, channel) => Math.abs(value - (a[channel] ?? 0))));
}
