import type { Bounds } from "./trace-shape.ts";

/** The part of a field of coverage that lies within bounds. */
export function crop(
  field: Uint8Array,
  width: number,
  { left, top, right, bottom }: Bounds,
): Uint8Array {
  const across = right - left;
  const part = new Uint8Array(across * (bottom - top));
  for (let y = top; y < bottom; y++) {
    part.set(field.subarray(y * width + left, y * width + right), (y - top) * across);
  }
  return part;
}
