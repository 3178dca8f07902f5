import type { Rgb } from "../pictures/ground.ts";
import type { Picture } from "../pictures/picture.ts";
import type { Ink } from "./find-inks.ts";
import { distance, labOf } from "./oklab.ts";
import { LEAST_ALPHA, overWhite } from "./over-white.ts";

/** What a picture's pixels are covered with. */
export interface Separation {
  width: number;
  height: number;
  /** Of each ink, how much of each pixel it covers: 0 to 255. */
  coverage: Uint8Array[];
}

/** A colour so near to an ink, inside an even field, is that ink. */
const SURE = 0.05;
/** Levels of a channel by which neighbours may differ inside a field of one colour. */
const EVEN = 20;
const UNSURE = 255;
/** The place of what shines through, behind those of the inks. */
const CLEAR = 254;
/** Pixels around one at an edge in which the inks that mix there are looked for. */
const REACH = 2;

/**
 * Tells by how much each ink covers each pixel. Inside a field that is all of it. At an edge the
 * colour is a mix of the inks on either side, even where it looks like a third one: which two, the
 * fields around tell; how much of each, where the colour stands between theirs.
 *
 * @param mostMixed the share of pixels, 0 to 1, that stand in no even field: a few are edges, many a
 * photograph. Null where there are more, before the time that they would take is spent.
 */
export function separate(
  picture: Picture,
  inks: readonly Ink[],
  mostMixed: number,
): Separation | null {
  const { width, height } = picture;
  const labels = sureLabels(picture, inks);
  let unsure = 0;
  for (const label of labels) if (label === UNSURE) unsure++;
  if (unsure > mostMixed * labels.length) return null;
  const coverage = inks.map(() => new Uint8Array(width * height));
  const mix = mixer(picture, inks, labels, coverage);
  for (let y = 0, pixel = 0; y < height; y++) {
    for (let x = 0; x < width; x++, pixel++) {
      const label = labels[pixel] as number;
      if (label === CLEAR) continue;
      if (label !== UNSURE) {
        (coverage[label] as Uint8Array)[pixel] = 255;
        continue;
      }
      mix(x, y);
    }
  }
  return { width, height, coverage };
}

function sureLabels({ width, height, pixels }: Picture, inks: readonly Ink[]): Uint8Array {
  const labels = new Uint8Array(width * height).fill(UNSURE);
  const nearest = nearestInk(inks);
  const stride = width * 4;
  for (let y = 0, at = 0, pixel = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4, pixel++) {
      const alpha = pixels[at + 3] as number;
      if (alpha < 4) labels[pixel] = CLEAR;
      if (alpha < LEAST_ALPHA) continue;
      const isInside = (x === 0 || isEven(pixels, at, at - 4)) &&
        (x === width - 1 || isEven(pixels, at, at + 4)) &&
        (y === 0 || isEven(pixels, at, at - stride)) &&
        (y === height - 1 || isEven(pixels, at, at + stride));
      if (isInside) labels[pixel] = nearest(pixels, at);
    }
  }
  return labels;
}

/** Looks up, six bits a channel, which ink a colour is; what is near to none is unsure. */
function nearestInk(inks: readonly Ink[]): (pixels: Uint8Array, at: number) => number {
  const known = new Uint8Array(1 << 18).fill(CLEAR);
  return (pixels, at) => {
    const alpha = pixels[at + 3] as number;
    const red = overWhite(pixels[at] as number, alpha) >> 2;
    const green = overWhite(pixels[at + 1] as number, alpha) >> 2;
    const blue = overWhite(pixels[at + 2] as number, alpha) >> 2;
    const bin = red << 12 | green << 6 | blue;
    if (known[bin] === CLEAR) {
      const lab = labOf(red << 2 | 2, green << 2 | 2, blue << 2 | 2);
      let [best, least] = [UNSURE, SURE];
      inks.forEach((ink, index) => {
        const apart = distance(ink.lab, lab);
        if (apart < least) [best, least] = [index, apart];
      });
      known[bin] = best;
    }
    return known[bin] as number;
  };
}

/** Shares an edge's pixel out between two inks, or an ink and what shines through. */
function mixer(
  { width, height, pixels }: Picture,
  inks: readonly Ink[],
  labels: Uint8Array,
  coverage: Uint8Array[],
): (x: number, y: number) => void {
  const all = inks.map((_, index) => index);
  const pairs = inks.map((a) => inks.map((b) => pairOf(a, b)));
  return (x, y) => {
    const pixel = y * width + x;
    const at = pixel * 4;
    const around: number[] = [];
    for (let v = Math.max(0, y - REACH); v <= Math.min(height - 1, y + REACH); v++) {
      for (let u = Math.max(0, x - REACH); u <= Math.min(width - 1, x + REACH); u++) {
        const label = labels[v * width + u] as number;
        if (label < inks.length && !around.includes(label)) around.push(label);
      }
    }
    const alpha = pixels[at + 3] as number;
    // A line too thin for a field of its own lies between fields of one ink: any other may be it.
    const firsts = around.length >= 1 ? around : all;
    const seconds = around.length >= 2 ? around : all;
    let [first, second, share, least] = [0, 0, 1, Infinity];
    for (const a of firsts) {
      for (const b of seconds) {
        if (seconds === firsts && b < a) continue;
        const pair = (pairs[a] as Pair[])[b] as Pair;
        const between = shareOf(pair, pixels, at);
        const error = errorOf(pair, between, pixels, at);
        if (error < least - 1e-9) [first, second, share, least] = [a, b, between, error];
      }
    }
    const own = Math.round(share * alpha);
    (coverage[first] as Uint8Array)[pixel] = own;
    if (second !== first) (coverage[second] as Uint8Array)[pixel] = alpha - own;
  };
}

/** The line from one ink's colour to another's. */
interface Pair {
  from: Rgb;
  step: Rgb;
  /** Squared. */
  length: number;
}

function pairOf({ rgb: [red, green, blue] }: Ink, { rgb: from }: Ink): Pair {
  const step = [red - from[0], green - from[1], blue - from[2]] as const;
  return { from, step, length: step[0] ** 2 + step[1] ** 2 + step[2] ** 2 };
}

/** How much of the first ink is in a colour: 0 to 1. */
function shareOf({ from, step, length }: Pair, pixels: Uint8Array, at: number): number {
  if (length === 0) return 1;
  const along = step[0] * ((pixels[at] as number) - from[0]) +
    step[1] * ((pixels[at + 1] as number) - from[1]) +
    step[2] * ((pixels[at + 2] as number) - from[2]);
  return Math.min(1, Math.max(0, along / length));
}

/** How far a colour is off that mix, squared. */
function errorOf({ from, step }: Pair, share: number, pixels: Uint8Array, at: number): number {
  const red = from[0] + share * step[0] - (pixels[at] as number);
  const green = from[1] + share * step[1] - (pixels[at + 1] as number);
  const blue = from[2] + share * step[2] - (pixels[at + 2] as number);
  return red * red + green * green + blue * blue;
}

function isEven(pixels: Uint8Array, at: number, beside: number): boolean {
  for (let i = 0; i < 4; i++) {
    if (Math.abs((pixels[at + i] as number) - (pixels[beside + i] as number)) > EVEN) return false;
  }
  return true;
}
