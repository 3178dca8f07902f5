import type { PictureHeader } from "./read-header.ts";

/** The trailer is looked for in so many bytes at the picture's end, as a few may follow it. */
export const TRAILER_BYTES = 64;

/**
 * Whether a picture came to its end: a PNG's IEND, a JPEG's end of image, all of a WebP's chunks.
 *
 * @param start its first bytes, 12 at least.
 * @param end its last `TRAILER_BYTES`.
 * @param size of the whole, in bytes.
 */
export function isWhole(
  format: PictureHeader["format"],
  start: Uint8Array,
  end: Uint8Array,
  size: number,
): boolean {
  switch (format) {
    case "png":
      return holds(end, [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);
    case "jpeg":
      return holds(end, [0xff, 0xd9]);
    case "webp":
      return new DataView(start.buffer, start.byteOffset).getUint32(4, true) + 8 <= size;
  }
}

function holds(bytes: Uint8Array, wanted: number[]): boolean {
  return bytes.some((_, at) => wanted.every((byte, index) => bytes[at + index] === byte));
}
