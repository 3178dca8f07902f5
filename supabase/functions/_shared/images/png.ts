import { hasText, type Size } from "./size.ts";

/** https://www.w3.org/TR/png-3/#5Chunk-layout: IHDR comes first and is 13 bytes long. */
export function readPngSize(view: DataView): Size | null {
  if (!hasText(view, 0, "\x89PNG\r\n\x1a\n") || view.byteLength < 24) return null;
  if (view.getUint32(8) !== 13 || !hasText(view, 12, "IHDR")) return null;
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  // The format's own limit; a larger number is damage.
  return width > 0x7fffffff || height > 0x7fffffff ? null : { width, height };
}
