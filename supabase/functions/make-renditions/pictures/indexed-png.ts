import type { Bytes } from "../../_shared/bytes.ts";
import type { Picture } from "./picture.ts";
import { writePng } from "./png/write-png.ts";

/** A picture of at most 256 colours. */
export interface IndexedPicture {
  width: number;
  height: number;
  /** RGBA, four bytes a colour. */
  palette: Uint8Array;
  /** Of each pixel, its colour's place in the palette. */
  indexes: Uint8Array;
}

const MOST_COLOURS = 256;

/** The picture by its palette, in the order in which its colours come; null where that is too long. */
export function toIndexed({ width, height, pixels }: Picture): IndexedPicture | null {
  const view = new DataView(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  const palette: number[] = [];
  const places = new Map<number, number>();
  const indexes = new Uint8Array(width * height);
  let [last, place] = [-1, 0];
  for (let pixel = 0; pixel < indexes.length; pixel++) {
    const colour = view.getUint32(pixel * 4);
    if (colour !== last) {
      last = colour;
      // What can't be seen is one colour, whichever it was.
      const seen = (colour & 255) === 0 ? 0 : colour;
      place = places.get(seen) ?? places.size;
      if (place === places.size) {
        if (place === MOST_COLOURS) return null;
        places.set(seen, place);
        palette.push(seen >>> 24, seen >>> 16 & 255, seen >>> 8 & 255, seen & 255);
      }
    }
    indexes[pixel] = place;
  }
  return { width, height, palette: Uint8Array.from(palette), indexes };
}

/** A PNG with a palette: a quarter of the bytes to shrink, which flat artwork makes good use of. */
export async function encodeIndexedPng(
  { width, height, palette, indexes }: IndexedPicture,
): Promise<Bytes> {
  const count = palette.length / 4;
  const [colours, alphas] = [new Uint8Array(count * 3), new Uint8Array(count)];
  for (let place = 0; place < count; place++) {
    colours.set(palette.subarray(place * 4, place * 4 + 3), place * 3);
    alphas[place] = palette[place * 4 + 3] as number;
  }
  const isOpaque = alphas.every((alpha) => alpha === 255);
  const chunks: [string, Bytes][] = [["PLTE", colours]];
  if (!isOpaque) chunks.push(["tRNS", alphas]);
  const size = { width, height };
  return await writePng({ ...size, colourType: 3, chunks, bytesAPixel: 1 }, (line, y) => {
    line.set(indexes.subarray(y * width, (y + 1) * width), 1);
  });
}
