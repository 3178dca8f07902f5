/** A field that shines through more than this is nothing. */
export const LEAST_ALPHA = 64;

/** A channel of a colour as it looks on white. */
export function overWhite(value: number, alpha: number): number {
  return alpha === 255 ? value : Math.round(255 + (value - 255) * alpha / 255);
}
