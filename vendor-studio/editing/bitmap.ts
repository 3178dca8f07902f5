// @ts-types="@types/culori"
import { parse } from "culori";

/** An RGBA bitmap. */
export interface Bitmap {
  pixels: Uint8Array;
  width: number;
  height: number;
}

/** 0 to 255 a channel. */
export type Colour = [red: number, green: number, blue: number];

/** Black for what is no `#rrggbb`. */
export function rgbOf(colour: string): Colour {
  const parsed = parse(colour);
  if (parsed?.mode !== "rgb") return [0, 0, 0];
  return [parsed.r, parsed.g, parsed.b].map((part) => Math.round(part * 255)) as Colour;
}

/** A corner farther than this from the others shows no background. */
const OUTLIER = 90;

/** The background's colour in each of the four corners, row by row. */
function groundCorners({ pixels, width, height }: Bitmap): Colour[] {
  const inset = 3;
  const at = (x: number, y: number): Colour => {
    const index = (y * width + x) * 4;
    return [pixels[index] ?? 0, pixels[index + 1] ?? 0, pixels[index + 2] ?? 0];
  };
  const corners = [
    at(inset, inset),
    at(width - 1 - inset, inset),
    at(inset, height - 1 - inset),
    at(width - 1 - inset, height - 1 - inset),
  ];
  const median = ([0, 1, 2] as const).map((channel) =>
    corners.map((corner) => corner[channel]).sort((a, b) => a - b)[1] ?? 255
  ) as Colour;
  return corners.map((corner) =>
    Math.hypot(...corner.map((part, channel) => part - (median[channel] ?? 0))) > OUTLIER
      ? median
      : corner
  );
}

/** The background's colour half-way between the corners. */
export function middleGround(bitmap: Bitmap): Colour {
  const corners = groundCorners(bitmap);
  return ([0, 1, 2] as const).map((channel) =>
    corners.reduce((sum, corner) => sum + corner[channel], 0) / corners.length
  ) as Colour;
}

/** Nearer to the background's colour than this is background, however noisy. */
const NOISE = 12;

/**
 * How much each pixel belongs to the foreground, 0 to 1. The background's colour is between those
 * of the corners, as a photographed wall is brighter on one side. A soft edge is in between: by how
 * far it is from the background against how far most of the foreground is.
 */
export function foregroundOf(bitmap: Bitmap): Float32Array {
  const { pixels, width, height } = bitmap;
  const [a = [0, 0, 0], b = a, c = a, d = a] = groundCorners(bitmap);
  const distances = new Float32Array(width * height);
  const histogram = new Uint32Array(32);
  for (let y = 0, at = 0; y < height; y++) {
    // From the row's left end to its right end, in even steps: worked out once a row, not a pixel.
    let [red, green, blue] = between(a, c, y / height);
    const [redEnd, greenEnd, blueEnd] = between(b, d, y / height);
    const steps = [(redEnd - red) / width, (greenEnd - green) / width, (blueEnd - blue) / width];
    const [redStep = 0, greenStep = 0, blueStep = 0] = steps;
    for (let x = 0; x < width; x++, at++) {
      const dr = (pixels[at * 4] as number) - red;
      const dg = (pixels[at * 4 + 1] as number) - green;
      const db = (pixels[at * 4 + 2] as number) - blue;
      const distance = Math.sqrt(dr * dr + dg * dg + db * db);
      distances[at] = distance;
      const bin = distance / 442 * 31 | 0;
      if (distance > 3 * NOISE) histogram[bin] = (histogram[bin] as number) + 1;
      red += redStep;
      green += greenStep;
      blue += blueStep;
    }
  }
  const usual = histogram.indexOf(Math.max(...histogram)) / 31 * 442;
  const full = Math.max(5 * NOISE, 0.6 * usual);
  for (let at = 0; at < distances.length; at++) {
    distances[at] = Math.min(1, Math.max(0, ((distances[at] as number) - NOISE) / full));
  }
  return distances;
}

function between(from: Colour, to: Colour, part: number): Colour {
  return [
    from[0] + (to[0] - from[0]) * part,
    from[1] + (to[1] - from[1]) * part,
    from[2] + (to[2] - from[2]) * part,
  ];
}
