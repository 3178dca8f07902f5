import type { PictureHeader } from "./read-header.ts";

/** A frame of a WebP begins with a header of its own of so many bytes. */
const FRAME_HEADER = 10;
const SCAN = "\xff\xda";

/**
 * Whether any of the picture's pixels follow its header. A file that breaks off later still has
 * some, and programs show that part.
 *
 * @param bytes the whole file, whose header says that it has this format.
 */
export function hasPixels(format: PictureHeader["format"], bytes: Uint8Array): boolean {
  switch (format) {
    case "png":
      return bytesAfter(bytes, "IDAT") > 0;
    case "jpeg":
      return bytesAfter(bytes, SCAN) > scanHeader(bytes);
    case "webp":
      return ["VP8 ", "VP8L"].some((chunk) => bytesAfter(bytes, chunk) > 4 + FRAME_HEADER);
  }
}

/**
 * How many bytes the header of a JPEG's scan has behind its marker: two for each component (grey has
 * one, colour three or four), and six. https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.2.3
 */
function scanHeader(bytes: Uint8Array): number {
  const components = bytes[bytes.length - bytesAfter(bytes, SCAN) + 2] ?? 0;
  return 6 + 2 * Math.min(Math.max(components, 1), 4);
}

/** How many bytes follow where these ASCII or Latin-1 characters stand first; -1 where nowhere. */
function bytesAfter(bytes: Uint8Array, text: string): number {
  const wanted = [...text].map((character) => character.charCodeAt(0));
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, offset) => bytes[at + offset] === byte)) {
      return bytes.length - at - wanted.length;
    }
  }
  return -1;
}
