import type { Size } from "./size.ts";

/** Start of frame 0 to 15, baseline and progressive alike; 4, 8 and 12 are other segments. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** TEM and the restart markers have no length and no content. */
function isAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
}

/**
 * Walks the segments before the frame: EXIF, profiles, tables. Bytes that are no marker, where one
 * should be, are passed over, as every decoder does: cameras and editors leave some there.
 * https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B
 */
export function readJpegSize(view: DataView): Size | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 4 <= view.byteLength) {
    const marker = view.getUint8(at + 1);
    if (view.getUint8(at) !== 0xff || marker === 0xff || marker === 0x00) {
      // A stray byte, or one that fills.
      at += 1;
    } else if (isAlone(marker)) {
      at += 2;
    } else if (isFrame(marker)) {
      if (at + 9 > view.byteLength) return null;
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    } else if (marker < 0xc0 || (marker >= 0xd8 && marker <= 0xda)) {
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
