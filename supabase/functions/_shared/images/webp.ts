import { hasText, type Size } from "./size.ts";

/** The first chunk says the size. https://developers.google.com/speed/webp/docs/riff_container */
export function readWebpSize(view: DataView): Size | null {
  if (!hasText(view, 0, "RIFF") || !hasText(view, 8, "WEBP") || view.byteLength < 30) return null;
  if (hasText(view, 12, "VP8X")) {
    return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
  }
  if (hasText(view, 12, "VP8L")) {
    if (view.getUint8(20) !== 0x2f) return null;
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  if (hasText(view, 12, "VP8 ")) {
    const isKeyFrame = (view.getUint8(20) & 1) === 0;
    if (!isKeyFrame || !hasText(view, 23, "\x9d\x01\x2a")) return null;
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  return null;
}

function uint24(view: DataView, offset: number): number {
  return view.getUint16(offset, true) | (view.getUint8(offset + 2) << 16);
}
