import { release } from "../release.ts";
import { expandLine } from "./expand-line.ts";
import { pngLines } from "./png-lines.ts";
import { keptBits, type Png } from "./read-png.ts";

/** An even number, so that a strip can be drawn at half its size. */
const STRIP_LINES = 64;

/**
 * Its pixels, RGBA, in strips of whole lines from the top. No more of it is held than a strip, or
 * four bytes a pixel of one that is interlaced: a decoder that returns all of a large picture needs
 * more memory than a worker has. A strip is used again for the next one.
 *
 * @throws `UnreadablePicture` where it is damaged.
 */
export async function* pngStrips(png: Png): AsyncGenerator<Uint8Array> {
  if (png.isInterlaced) {
    const pixels = await deinterlaced(png);
    yield* cut(pixels, png);
    return release(pixels);
  }
  const { width, height } = png;
  const kept = { ...png, bits: keptBits(png) };
  const strip = new Uint8Array(Math.min(STRIP_LINES, height) * width * 4);
  for await (const { y, packed } of pngLines(png)) {
    const place = y % STRIP_LINES;
    expandLine(kept, packed, width, strip.subarray(place * width * 4));
    const isFull = place === STRIP_LINES - 1 || y === height - 1;
    if (isFull) yield strip.subarray(0, (place + 1) * width * 4);
  }
}

async function deinterlaced(png: Png): Promise<Uint8Array> {
  const pixels = new Uint32Array(png.width * png.height);
  const line = new Uint32Array(png.width);
  const kept = { ...png, bits: keptBits(png) };
  for await (const { y, left, every, width, packed } of pngLines(png)) {
    expandLine(kept, packed, width, new Uint8Array(line.buffer));
    for (let from = 0, to = y * png.width + left; from < width; from++, to += every.x) {
      pixels[to] = line[from] as number;
    }
  }
  return new Uint8Array(pixels.buffer);
}

function* cut(pixels: Uint8Array, { width }: Png): Generator<Uint8Array> {
  const bytes = STRIP_LINES * width * 4;
  for (let at = 0; at < pixels.length; at += bytes) yield pixels.subarray(at, at + bytes);
}
