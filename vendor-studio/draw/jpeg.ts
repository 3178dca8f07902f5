import { Transformer } from "@napi-rs/image";

/** The quality of the real models' answers: letters stay sharp. */
const QUALITY = 90;
/** A segment's length, which counts its own two bytes, has 16 bits. */
const MAX_COMMENT = 65_533;

/**
 * Writes an RGBA bitmap as a JPEG, without its alpha, and with a comment, where there is one, of up to
 * 65,533 bytes right behind its start.
 */
export function encodeJpeg(
  rgba: Uint8Array,
  width: number,
  height: number,
  comment = new Uint8Array(),
): Uint8Array<ArrayBuffer> {
  if (comment.length > MAX_COMMENT) throw new RangeError("The comment is too long for a JPEG");
  const jpeg = Transformer.fromRgbaPixels(rgba, width, height).jpegSync(QUALITY);
  if (comment.length === 0) return new Uint8Array(jpeg);
  const length = comment.length + 2;
  const bytes = new Uint8Array(jpeg.length + length + 2);
  bytes.set(jpeg.subarray(0, 2));
  bytes.set([0xff, COMMENT, length >> 8, length & 255], 2);
  bytes.set(comment, 6);
  bytes.set(jpeg.subarray(2), 6 + comment.length);
  return bytes;
}

const COMMENT = 0xfe;
const START_OF_SCAN = 0xda;

/** A JPEG's first comment, or undefined, also for bytes that are no JPEG at all. */
export function findComment(jpeg: Uint8Array): Uint8Array | undefined {
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) return undefined;
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  for (let at = 2; at + 4 <= jpeg.length;) {
    const [start, marker] = [view.getUint8(at), view.getUint8(at + 1)];
    const end = at + 2 + view.getUint16(at + 2);
    if (start !== 0xff || marker === START_OF_SCAN || end > jpeg.length) return undefined;
    if (marker === COMMENT) return jpeg.slice(at + 4, end);
    at = end;
  }
  return undefined;
}
