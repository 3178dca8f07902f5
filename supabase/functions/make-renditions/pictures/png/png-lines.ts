import type { Bytes } from "../../../_shared/bytes.ts";
import { UnreadablePicture } from "../picture.ts";
import { release } from "../release.ts";
import { keptBits, type Png, SAMPLES } from "./read-png.ts";

/** Bytes of a file that are inflated at a time: they may become a thousand times as many. */
const INFLATED_AT_ONCE = 4096;

/** Which pixels of a picture a line of the file holds: every `every`th from the first on. */
interface Pass {
  left: number;
  top: number;
  every: { x: number; y: number };
}

export interface PngLine extends Pass {
  /** Of the picture. */
  y: number;
  width: number;
  /** Its samples of `keptBits`, as they are packed. Used again for other lines. */
  packed: Uint8Array;
}

const WHOLE: Pass[] = [{ left: 0, top: 0, every: { x: 1, y: 1 } }];
/** https://www.w3.org/TR/png-3/#8InterlaceMethods */
const ADAM7: Pass[] = [
  { left: 0, top: 0, every: { x: 8, y: 8 } },
  { left: 4, top: 0, every: { x: 8, y: 8 } },
  { left: 0, top: 4, every: { x: 4, y: 8 } },
  { left: 2, top: 0, every: { x: 4, y: 4 } },
  { left: 0, top: 2, every: { x: 2, y: 4 } },
  { left: 1, top: 0, every: { x: 2, y: 2 } },
  { left: 0, top: 1, every: { x: 1, y: 2 } },
];

/**
 * A PNG's lines in the file's order, of which two are held.
 *
 * @throws `UnreadablePicture` where it is damaged.
 */
export async function* pngLines(png: Png): AsyncGenerator<PngLine> {
  const bitsAPixel = SAMPLES[png.colourType] * png.bits;
  const isHalved = keptBits(png) < png.bits;
  const step = Math.ceil(bitsAPixel / 8) / (isHalved ? 2 : 1);
  const expected = linesOf(png);
  let next = expected.next();
  let [stored, filled] = [new Uint8Array(), 0];
  let [line, above] = [stored, stored];
  for await (const piece of inflated(png.parts)) {
    for (let at = 0; at < piece.length && next.value !== undefined;) {
      if (filled === 0) {
        const length = 1 + Math.ceil(next.value.width * bitsAPixel / 8);
        if (stored.length !== length) stored = new Uint8Array(length);
        const kept = isHalved ? 1 + (length - 1) / 2 : length;
        if (line.length !== kept) line = new Uint8Array(kept);
        // Nothing stands above the first line of a pass.
        if (next.value.y === next.value.top) above = new Uint8Array(kept);
      }
      const part = piece.subarray(at, at + stored.length - filled);
      stored.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled < stored.length) break;
      if (isHalved) keepUpperBytes(stored, line);
      else line.set(stored);
      unfilter(line, above, step);
      yield { ...next.value, packed: line.subarray(1) };
      [line, above] = [above, line];
      filled = 0;
      next = expected.next();
    }
    release(piece);
    if (next.value === undefined) return;
  }
  throw new UnreadablePicture("is damaged");
}

function* linesOf(
  { width, height, isInterlaced }: Png,
): Generator<Omit<PngLine, "packed">, undefined> {
  for (const pass of isInterlaced ? ADAM7 : WHOLE) {
    const across = Math.ceil((width - pass.left) / pass.every.x);
    if (across <= 0) continue;
    for (let y = pass.top; y < height; y += pass.every.y) yield { ...pass, y, width: across };
  }
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

/** Of samples of two bytes: no filter mixes the upper ones with the lower ones. */
function keepUpperBytes(stored: Uint8Array, line: Uint8Array): void {
  line[0] = stored[0] as number;
  for (let to = 1, from = 1; to < line.length; to++, from += 2) line[to] = stored[from] as number;
}

/**
 * Undoes a line's filter in place: https://www.w3.org/TR/png-3/#9Filters.
 *
 * @param line the filter's number, then the line's bytes.
 * @param above the line before, whose filter is undone already.
 * @param step bytes a pixel.
 */
function unfilter(line: Uint8Array, above: Uint8Array, step: number): void {
  const filter = line[0] as number;
  if (filter > 4) throw new UnreadablePicture("is damaged");
  // Nothing stands left of the first pixel. A loop for each: a large picture has millions of bytes.
  const second = 1 + step;
  if (filter === 1) {
    for (let at = second; at < line.length; at++) line[at] = byte(line, at) + byte(line, at - step);
  } else if (filter === 2) {
    for (let at = 1; at < line.length; at++) line[at] = byte(line, at) + byte(above, at);
  } else if (filter === 3) {
    for (let at = 1; at < second; at++) line[at] = byte(line, at) + (byte(above, at) >> 1);
    for (let at = second; at < line.length; at++) {
      line[at] = byte(line, at) + ((byte(line, at - step) + byte(above, at)) >> 1);
    }
  } else if (filter === 4) {
    for (let at = 1; at < second; at++) line[at] = byte(line, at) + byte(above, at);
    for (let at = second; at < line.length; at++) {
      const nearest = paeth(byte(line, at - step), byte(above, at), byte(above, at - step));
      line[at] = byte(line, at) + nearest;
    }
  }
}

function byte(bytes: Uint8Array, at: number): number {
  return bytes[at] as number;
}

/** Whichever is nearest to left + up − the one between them. */
function paeth(left: number, up: number, corner: number): number {
  // In an even field nothing has to be compared.
  if (up === corner) return left;
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
