import type { CleanSvg } from "./clean-svg.ts";
import { MAX_COST } from "./clean-svg.ts";

/**
 * As `CleanSvg.cost`, at the full side: about as many milliseconds, in which nothing else can happen.
 * What costs more is drawn smaller, down to a quarter of the side at `MAX_COST`.
 */
const FULL_SIZE_COST = MAX_COST / 16;

/**
 * Draws an SVG as pixels, as large as fits in `side` × `side`; one that takes long to draw, smaller.
 * What draws it is loaded with the first one: three megabytes, its WebAssembly as code, because a
 * deployed function has no other files.
 *
 * Whoever has taken the drawing frees it.
 *
 * @param background a CSS colour; what isn't drawn on stays transparent without.
 * @throws what the renderer says where it can't be drawn.
 */
export async function renderSvg(
  { text, width, height, cost }: CleanSvg,
  side: number,
  background?: string,
) {
  const value = Math.max(1, Math.floor(side * Math.min(1, Math.sqrt(FULL_SIZE_COST / cost))));
  const { Resvg } = await import("@cf-wasm/resvg");
  const vector = await Resvg.async(text, {
    ...(background === undefined ? {} : { background }),
    fitTo: { mode: width >= height ? "width" : "height", value },
    font: { loadSystemFonts: false },
  });
  const drawing = vector.render();
  vector.free();
  return drawing;
}
