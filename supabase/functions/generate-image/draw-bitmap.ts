import type { Bytes } from "../_shared/bytes.ts";
import { MAX_COST } from "../_shared/images/svg/clean-svg.ts";
import { badPicture, readSvg } from "../_shared/vendors/artists/picture-stream.ts";

/** Pixels of the longer side: enough to read letters in, and to draw from. */
const SIDE = 1024;
/**
 * As `CleanSvg.cost`, at the full side: about as many milliseconds, in which nothing else can happen.
 * What costs more is drawn smaller, down to a quarter of the side at `MAX_COST`.
 */
const FULL_SIZE_COST = MAX_COST / 16;

/**
 * An SVG as a PNG on white ground, for models that see pixels alone. What draws it is loaded with the
 * first one: three megabytes, its WebAssembly as code, because a deployed function has no other files.
 *
 * @throws `VendorError` `bad_picture` where it can't be drawn.
 */
export async function drawBitmap(svg: Uint8Array): Promise<Bytes> {
  const { text, width, height, cost } = readSvg(svg);
  const side = Math.floor(SIDE * Math.min(1, Math.sqrt(FULL_SIZE_COST / cost)));
  const { Resvg } = await import("@cf-wasm/resvg");
  try {
    const drawing = await Resvg.async(text, {
      background: "#ffffff",
      fitTo: { mode: width >= height ? "width" : "height", value: side },
      font: { loadSystemFonts: false },
    });
    return new Uint8Array(drawing.render().asPng());
  } catch (error) {
    throw badPicture(`it can't be drawn: ${error}`);
  }
}
