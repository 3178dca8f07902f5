import type { Picture } from "./picture.ts";

/**
 * Draws an SVG of our own making, on transparent ground. One that comes from elsewhere goes through
 * `decode`, which checks it first.
 *
 * @param svg its proportions are those of the size asked for.
 */
export async function drawVector(svg: string, width: number, height: number): Promise<Picture> {
  const { Resvg } = await import("@cf-wasm/resvg");
  const fitTo = width >= height
    ? { mode: "width", value: width } as const
    : { mode: "height", value: height } as const;
  const vector = await Resvg.async(svg, { fitTo, font: { loadSystemFonts: false } });
  const drawing = vector.render();
  vector.free();
  return taken(drawing);
}

/** A drawing's pixels; it frees the renderer's own, whose memory would grow with each. */
export function taken(
  drawing: { width: number; height: number; pixels: Uint8Array; free(): void },
): Picture {
  const { width, height, pixels } = drawing;
  drawing.free();
  return { width, height, pixels: straight(pixels) };
}

/** The renderer's colours are multiplied by alpha; a picture's are not. Changes what it is given. */
function straight(pixels: Uint8Array): Uint8Array {
  for (let at = 0; at < pixels.length; at += 4) {
    const alpha = pixels[at + 3] as number;
    if (alpha === 0 || alpha === 255) continue;
    for (let channel = at; channel < at + 3; channel++) {
      pixels[channel] = Math.round((pixels[channel] as number) * 255 / alpha);
    }
  }
  return pixels;
}
