import { Buffer } from "node:buffer";
import { crc32, deflateSync } from "node:zlib";

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const encoder = new TextEncoder();

/**
 * Writes an RGBA bitmap as a PNG, without its alpha unless that is asked for.
 * Flat artwork shrinks enough at zlib's first level; the higher ones cost ten times the time.
 */
export function encodePng(
  rgba: Uint8Array,
  width: number,
  height: number,
  extra: PngChunk[] = [],
  hasAlpha = false,
): Uint8Array<ArrayBuffer> {
  const channels = hasAlpha ? 4 : 3;
  const stride = width * channels + 1;
  const rows = new Uint8Array(stride * height);
  for (let y = 0, source = 0; y < height; y++) {
    let target = y * stride + 1;
    for (let x = 0; x < width; x++, source += 4, target += channels) {
      for (let at = 0; at < channels; at++) rows[target + at] = rgba[source + at] as number;
    }
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  // Eight bits a channel; type 6 is RGBA, type 2 RGB.
  header.set([8, hasAlpha ? 6 : 2, 0, 0, 0], 8);
  return new Uint8Array(Buffer.concat([
    SIGNATURE,
    chunk({ type: "IHDR", data: header }),
    ...extra.map(chunk),
    chunk({ type: "IDAT", data: deflateSync(rows, { level: 1 }) }),
    chunk({ type: "IEND", data: new Uint8Array() }),
  ]));
}

/** One length-prefixed part of a PNG file; `type` is its four letters. */
export interface PngChunk {
  type: string;
  data: Uint8Array;
}

/** The first chunk of that type, or undefined, also for bytes that are no PNG at all. */
export function findChunk(png: Uint8Array, type: string): Uint8Array | undefined {
  if (SIGNATURE.some((byte, index) => png[index] !== byte)) return undefined;
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let at = SIGNATURE.length; at + 12 <= png.length;) {
    const length = view.getUint32(at);
    if (at + 12 + length > png.length) return undefined;
    const name = String.fromCharCode(...png.subarray(at + 4, at + 8));
    if (name === type) return png.slice(at + 8, at + 8 + length);
    at += 12 + length;
  }
  return undefined;
}

function chunk({ type, data }: PngChunk): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(encoder.encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}
