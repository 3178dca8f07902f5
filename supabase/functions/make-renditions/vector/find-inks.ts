import type { Rgb } from "../pictures/ground.ts";
import type { Picture } from "../pictures/picture.ts";
import { distance, type Lab, labOf } from "./oklab.ts";
import { LEAST_ALPHA, overWhite } from "./over-white.ts";

/** One of the few colours that a logo is made of. */
export interface Ink {
  rgb: Rgb;
  lab: Lab;
}

/** Colours nearer than this are one ink: what a JPEG blurs, and noise. */
const SAME_INK = 0.06;
/** Of the pixels that stand in a field of one colour. */
const LEAST_SHARE = 0.0008;
const MOST_INKS = 12;
/** Levels of a channel by which neighbours may differ inside a field of one colour. */
const EVEN = 12;
/** Of all pixels, in even fields, where a picture has any. */
const LEAST_EVEN = 0.01;
/** Every second line is enough to count by. */
const LINES_APART = 2;
/** Five bits a channel. */
const BINS = 1 << 15;

/**
 * The inks of a picture, the most used first: the colours of its even fields, since those at edges
 * are mixed. A field that shines through has the colour that it has on white.
 */
export function findInks(picture: Picture): Ink[] {
  const inFields = counted(picture, EVEN);
  // A picture of noise has no even fields.
  const isFlat = inFields.total >= picture.width * picture.height / LINES_APART * LEAST_EVEN;
  return clustered(isFlat ? inFields : counted(picture, 255));
}

interface Histogram {
  counts: Uint32Array;
  sums: Float64Array;
  total: number;
}

/** The colours of pixels whose neighbours differ by at most `evenness` levels. */
function counted({ width, height, pixels }: Picture, evenness: number): Histogram {
  const counts = new Uint32Array(BINS);
  const sums = new Float64Array(BINS * 3);
  let total = 0;
  const stride = width * 4;
  for (let y = 0; y < height; y += LINES_APART) {
    for (let x = 0, at = y * stride; x < width; x++, at += 4) {
      const alpha = pixels[at + 3] as number;
      if (alpha < LEAST_ALPHA) continue;
      if (x > 0 && !isEven(pixels, at, at - 4, evenness)) continue;
      if (x < width - 1 && !isEven(pixels, at, at + 4, evenness)) continue;
      if (y > 0 && !isEven(pixels, at, at - stride, evenness)) continue;
      if (y < height - 1 && !isEven(pixels, at, at + stride, evenness)) continue;
      const red = overWhite(pixels[at] as number, alpha);
      const green = overWhite(pixels[at + 1] as number, alpha);
      const blue = overWhite(pixels[at + 2] as number, alpha);
      const bin = (red >> 3) << 10 | (green >> 3) << 5 | blue >> 3;
      counts[bin] = (counts[bin] as number) + 1;
      sums[bin * 3] = (sums[bin * 3] as number) + red;
      sums[bin * 3 + 1] = (sums[bin * 3 + 1] as number) + green;
      sums[bin * 3 + 2] = (sums[bin * 3 + 2] as number) + blue;
      total++;
    }
  }
  return { counts, sums, total };
}

interface Cluster {
  lab: Lab;
  count: number;
  /** Of those near its middle; far from it stands what is blurred, which would tint the ink. */
  core: { count: number; sum: Triple };
}

type Triple = [number, number, number];

/** Bins from the fullest down; each joins the ink that it can't be told from, or begins one. */
function clustered({ counts, sums, total }: Histogram): Ink[] {
  const used: number[] = [];
  counts.forEach((count, bin) => count > 0 && used.push(bin));
  used.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
  const clusters: Cluster[] = [];
  for (const bin of used) {
    const count = counts[bin] as number;
    const sum = [...sums.subarray(bin * 3, bin * 3 + 3)] as Triple;
    const lab = labOf(...meanOf(sum, count));
    const nearest = clusters.find((cluster) => distance(cluster.lab, lab) < SAME_INK);
    if (nearest === undefined) {
      clusters.push({ lab, count, core: { count, sum } });
      continue;
    }
    nearest.count += count;
    if (distance(nearest.lab, lab) > SAME_INK / 2) continue;
    nearest.core.count += count;
    for (const i of [0, 1, 2] as const) nearest.core.sum[i] += sum[i];
  }
  return clusters
    .filter(({ count }) => count >= Math.max(1, total * LEAST_SHARE))
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_INKS)
    .map(({ core }) => {
      const rgb = meanOf(core.sum, core.count);
      return { rgb, lab: labOf(...rgb) };
    });
}

function meanOf(sum: Triple, count: number): Triple {
  return sum.map((value) => Math.round(value / count)) as Triple;
}

function isEven(pixels: Uint8Array, at: number, beside: number, evenness: number): boolean {
  return Math.abs((pixels[at] as number) - (pixels[beside] as number)) <= evenness &&
    Math.abs((pixels[at + 1] as number) - (pixels[beside + 1] as number)) <= evenness &&
    Math.abs((pixels[at + 2] as number) - (pixels[beside + 2] as number)) <= evenness &&
    Math.abs((pixels[at + 3] as number) - (pixels[beside + 3] as number)) <= evenness;
}
