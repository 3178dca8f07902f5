import type { Size } from "./size.ts";

/** Start of frame 0 to 15, baseline and progressive alike; 4, 8 and 12 are other segments. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/**
 * Walks the segments before the frame: EXIF, profiles, tables.
 * https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B
 */
export function readJpegSize(view: DataView): Size | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 4 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      // A fill byte.
      at += 1;
    } else if (marker === 0x01) {
      at += 2;
    } else if (isFrame(marker)) {
      if (at + 9 > view.byteLength) return null;
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    } else if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xda)) {
      // The picture's data begins, or ends, before any frame.
      return null;
    } else {
      const length = view.getUint16(at + 2);
      if (length < 2) return null;
      at += 2 + length;
    }
  }
  return null;
}
