import type { Bytes } from "../../_shared/bytes.ts";
import { UnreadablePicture } from "./picture.ts";

/** Bytes of a file that are inflated at a time: they may become a thousand times as many. */
const INFLATED_AT_ONCE = 4096;
/** Even, so that a strip can be halved. */
const STRIP_LINES = 64;

/** Samples a pixel, by PNG's colour types: https://www.w3.org/TR/png-3/#6Colour-values. */
const SAMPLES = { grey: 1, rgb: 3, indexed: 1, greyAlpha: 2, rgba: 4 };
type ColourType = keyof typeof SAMPLES;
const colourTypes = new Map<number, ColourType>([
  [0, "grey"],
  [2, "rgb"],
  [3, "indexed"],
  [4, "greyAlpha"],
  [6, "rgba"],
]);

/** A PNG of eight bits a sample, that is not interlaced and not inflated yet. */
export interface PlainPng {
  width: number;
  height: number;
  colourType: ColourType;
  /** RGBA of each of 256 places; what has no colour is opaque black. */
  palette: Uint8Array;
  /** What its `IDAT` chunks hold, in their order. */
  parts: Uint8Array[];
}

/** The parts of a PNG, or null where it is damaged or of one of the rarer kinds. */
export function readPlainPng(png: Uint8Array): PlainPng | null {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const palette = new Uint8Array(256 * 4);
  for (let at = 3; at < palette.length; at += 4) palette[at] = 255;
  const parts: Uint8Array[] = [];
  for (let at = SIGNATURE_BYTES; at + 12 <= png.length;) {
    const data = png.subarray(at + 8, at + 8 + view.getUint32(at));
    const name = String.fromCharCode(...png.subarray(at + 4, at + 8));
    if (name === "IDAT") parts.push(data);
    else if (name === "PLTE") setColours(palette, data);
    else if (name === "tRNS") setAlphas(palette, data);
    at += 12 + data.length;
  }
  const [bits, type, , , interlaced] = png.subarray(24, 29);
  const colourType = colourTypes.get(type ?? -1);
  if (bits !== 8 || interlaced !== 0 || colourType === undefined || parts.length === 0) return null;
  // A single colour that counts as transparent.
  if (colourType !== "indexed" && palette.some((value, at) => at % 4 === 3 && value < 255)) {
    return null;
  }
  return { width: view.getUint32(16), height: view.getUint32(20), colourType, palette, parts };
}

const SIGNATURE_BYTES = 8;

function setColours(palette: Uint8Array, colours: Uint8Array): void {
  for (let from = 0, to = 0; from + 2 < colours.length && to < palette.length; from += 3, to += 4) {
    palette.set(colours.subarray(from, from + 3), to);
  }
}

function setAlphas(palette: Uint8Array, alphas: Uint8Array): void {
  for (let place = 0; place < Math.min(256, alphas.length); place++) {
    palette[place * 4 + 3] = alphas[place] as number;
  }
}

/**
 * Its pixels, RGBA, in strips of whole lines from the top. No more of it is held than two strips: a
 * decoder that returns all of a large picture needs more memory than a worker has.
 *
 * A strip is used again for the next one.
 *
 * @throws `UnreadablePicture` where it is damaged.
 */
export async function* pngStrips(png: PlainPng): AsyncGenerator<Uint8Array> {
  const { width, height, colourType, palette } = png;
  const step = SAMPLES[colourType];
  let line = new Uint8Array(1 + width * step);
  let above = new Uint8Array(line.length);
  const strip = new Uint8Array(Math.min(STRIP_LINES, height) * width * 4);
  let [filled, lines] = [0, 0];
  for await (const piece of inflated(png.parts)) {
    for (let at = 0; at < piece.length && lines < height;) {
      const part = piece.subarray(at, at + line.length - filled);
      line.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled < line.length) break;
      unfilter(line, above, step);
      const place = lines % STRIP_LINES;
      expand(line.subarray(1), strip.subarray(place * width * 4), colourType, palette);
      lines++;
      if (lines % STRIP_LINES === 0 || lines === height) {
        yield strip.subarray(0, (place + 1) * width * 4);
      }
      [line, above] = [above, line];
      filled = 0;
    }
    if (lines === height) return;
  }
  throw new UnreadablePicture("is damaged");
}

async function* inflated(parts: Uint8Array[]): AsyncGenerator<Uint8Array> {
  const slices = ReadableStream.from(sliced(parts));
  try {
    yield* slices.pipeThrough(new DecompressionStream("deflate"));
  } catch (error) {
    throw new UnreadablePicture("is damaged", error);
  }
}

function* sliced(parts: Uint8Array[]): Generator<Bytes> {
  for (const part of parts) {
    for (let at = 0; at < part.length; at += INFLATED_AT_ONCE) {
      yield part.slice(at, at + INFLATED_AT_ONCE);
    }
  }
}

/**
 * Undoes what a line was made smaller by, in place: https://www.w3.org/TR/png-3/#9Filters.
 *
 * @param line the filter, then the line's bytes.
 * @param above the line before, as it is now.
 * @param step bytes a pixel.
 */
function unfilter(line: Uint8Array, above: Uint8Array, step: number): void {
  const filter = line[0] as number;
  if (filter > 4) throw new UnreadablePicture("is damaged");
  if (filter === 0) return;
  for (let at = 1; at < line.length; at++) {
    const left = at > step ? line[at - step] as number : 0;
    const up = above[at] as number;
    const own = line[at] as number;
    if (filter === 1) line[at] = own + left;
    else if (filter === 2) line[at] = own + up;
    else if (filter === 3) line[at] = own + ((left + up) >> 1);
    else line[at] = own + paeth(left, up, at > step ? above[at - step] as number : 0);
  }
}

/** Whichever is nearest to left + up − the one between them. */
function paeth(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** A line's samples as RGBA. */
function expand(
  line: Uint8Array,
  pixels: Uint8Array,
  colourType: ColourType,
  palette: Uint8Array,
): void {
  if (colourType === "rgba") return pixels.set(line);
  const step = SAMPLES[colourType];
  for (let from = 0, to = 0; from < line.length; from += step, to += 4) {
    const first = line[from] as number;
    if (colourType === "indexed") {
      const place = first * 4;
      pixels[to] = palette[place] as number;
      pixels[to + 1] = palette[place + 1] as number;
      pixels[to + 2] = palette[place + 2] as number;
      pixels[to + 3] = palette[place + 3] as number;
      continue;
    }
    const isGrey = colourType !== "rgb";
    pixels[to] = first;
    pixels[to + 1] = isGrey ? first : line[from + 1] as number;
    pixels[to + 2] = isGrey ? first : line[from + 2] as number;
    pixels[to + 3] = colourType === "greyAlpha" ? line[from + 1] as number : 255;
  }
}
