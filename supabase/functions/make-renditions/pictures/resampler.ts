import { canBeHalved, halve } from "./halve.ts";
import type { Picture } from "./picture.ts";

/** What one target pixel takes of a line: from `start` on, each source pixel by its weight. */
interface Taps {
  start: number;
  weights: Float32Array;
}

/**
 * Scales a picture that comes in strips, from the top, and never holds more of it than the target
 * and the lines that are being summed. Colours count by their alpha, so that what can't be seen
 * tints no edge. A smaller target takes the mean of the area that a pixel covers, which adds no
 * colours beyond those on either side of an edge; a larger one is cubic (Mitchell and Netravali).
 */
export class Resampler {
  readonly #across: Taps[];
  readonly #down: Taps[];
  readonly #target: Picture;
  /** Sums of the target's lines that are begun but not done, by line. */
  readonly #open = new Map<number, Float32Array>();
  /** Sums that are used again: new ones for all lines would take as much memory as the picture. */
  readonly #spare: Float32Array[] = [];
  /** The line that is being read, and the same in the target's width; both are used again. */
  readonly #weighted: Float32Array;
  readonly #narrowed: Float32Array;
  #sourceLine = 0;
  /** The first line of the target that isn't done. */
  #next = 0;

  constructor(
    readonly source: { width: number; height: number },
    target: { width: number; height: number },
  ) {
    this.#weighted = new Float32Array(source.width * 4);
    this.#narrowed = new Float32Array(target.width * 4);
    this.#across = tapsFor(source.width, target.width);
    this.#down = tapsFor(source.height, target.height);
    this.#target = { ...target, pixels: new Uint8Array(target.width * target.height * 4) };
  }

  /** @param strip whole lines, RGBA, those that follow on what was written before. */
  write(strip: Uint8Array): void {
    const stride = this.source.width * 4;
    for (let at = 0; at < strip.length; at += stride) {
      this.#addLine(this.#narrow(strip.subarray(at, at + stride)));
    }
  }

  /** The scaled picture, once all lines are written. */
  finish(): Picture {
    return this.#target;
  }

  /** A line of the source in the target's width, its colours multiplied by alpha. */
  #narrow(line: Uint8Array): Float32Array {
    const weighted = this.#weighted;
    for (let at = 0; at < line.length; at += 4) {
      const alpha = line[at + 3] as number;
      const share = alpha / 255;
      weighted[at] = (line[at] as number) * share;
      weighted[at + 1] = (line[at + 1] as number) * share;
      weighted[at + 2] = (line[at + 2] as number) * share;
      weighted[at + 3] = alpha;
    }
    const narrowed = this.#narrowed;
    const across = this.#across;
    for (let x = 0, to = 0; x < across.length; x++, to += 4) {
      const { start, weights } = across[x] as Taps;
      let red = 0;
      let green = 0;
      let blue = 0;
      let alpha = 0;
      for (let i = 0, at = start * 4; i < weights.length; i++, at += 4) {
        const weight = weights[i] as number;
        red += (weighted[at] as number) * weight;
        green += (weighted[at + 1] as number) * weight;
        blue += (weighted[at + 2] as number) * weight;
        alpha += (weighted[at + 3] as number) * weight;
      }
      narrowed[to] = red;
      narrowed[to + 1] = green;
      narrowed[to + 2] = blue;
      narrowed[to + 3] = alpha;
    }
    return narrowed;
  }

  #addLine(line: Float32Array): void {
    const source = this.#sourceLine++;
    for (let row = this.#next; row < this.#down.length; row++) {
      const { start, weights } = this.#down[row] as Taps;
      if (start > source) break;
      const weight = weights[source - start] ?? 0;
      const sum = this.#open.get(row) ?? this.#spare.pop() ?? new Float32Array(line.length);
      this.#open.set(row, sum);
      for (let i = 0; i < line.length; i++) {
        sum[i] = (sum[i] as number) + (line[i] as number) * weight;
      }
      if (source === start + weights.length - 1) this.#settle(row, sum);
    }
    while (this.#next < this.#down.length && this.#isDone(this.#next)) this.#next++;
  }

  #isDone(row: number): boolean {
    const { start, weights } = this.#down[row] as Taps;
    return start + weights.length <= this.#sourceLine;
  }

  #settle(row: number, sum: Float32Array): void {
    this.#open.delete(row);
    const { pixels, width } = this.#target;
    for (let i = 0, at = row * width * 4; i < sum.length; i += 4, at += 4) {
      const alpha = Math.min(255, Math.max(0, Math.round(sum[i + 3] as number)));
      if (alpha === 0) continue;
      const share = 255 / (sum[i + 3] as number);
      for (let channel = 0; channel < 3; channel++) {
        const colour = Math.round((sum[i + channel] as number) * share);
        pixels[at + channel] = colour < 0 ? 0 : colour > 255 ? 255 : colour;
      }
      pixels[at + 3] = alpha;
    }
    this.#spare.push(sum.fill(0));
  }
}

/** The whole picture in that size. */
export function scale(picture: Picture, width: number, height: number): Picture {
  if (picture.width === width && picture.height === height) return picture;
  if (canBeHalved(picture, { width, height })) return scale(halve(picture), width, height);
  const resampler = new Resampler(picture, { width, height });
  resampler.write(picture.pixels);
  return resampler.finish();
}

/** The largest size within `side` × `side` in a picture's proportions; never larger than it is. */
export function fitWithin(
  { width, height }: { width: number; height: number },
  side: number,
): { width: number; height: number } {
  const factor = Math.min(1, side / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * factor)),
    height: Math.max(1, Math.round(height * factor)),
  };
}

function tapsFor(source: number, target: number): Taps[] {
  const step = source / target;
  return Array.from(
    { length: target },
    (_, index) =>
      step >= 1 ? coveredBy(index * step, (index + 1) * step, source) : around(index, step, source),
  );
}

/** Every source pixel between two edges, by how much of it lies between them. */
function coveredBy(from: number, to: number, source: number): Taps {
  const start = Math.floor(from);
  const end = Math.min(source, Math.ceil(to - 1e-6));
  const weights = new Float32Array(Math.max(1, end - start));
  for (let at = start; at < end; at++) {
    weights[at - start] = (Math.min(at + 1, to) - Math.max(at, from)) / (to - from);
  }
  return { start, weights };
}

/** The four source pixels around a target pixel's middle; those beyond the edge are the edge. */
function around(index: number, step: number, source: number): Taps {
  const middle = (index + 0.5) * step - 0.5;
  const first = Math.floor(middle) - 1;
  const start = Math.max(0, first);
  const end = Math.min(source - 1, first + 3);
  const weights = new Float32Array(end - start + 1);
  for (let at = first; at <= first + 3; at++) {
    const inside = Math.min(end, Math.max(start, at)) - start;
    weights[inside] = (weights[inside] as number) + mitchell(Math.abs(middle - at));
  }
  return { start, weights };
}

/** With B = C = ⅓: neither blurs nor rings much. */
function mitchell(x: number): number {
  if (x < 1) return (7 * x ** 3 - 12 * x ** 2 + 16 / 3) / 6;
  if (x < 2) return (-7 / 3 * x ** 3 + 12 * x ** 2 - 20 * x + 32 / 3) / 6;
  return 0;
}
