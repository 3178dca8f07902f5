import type { Bytes } from "../_shared/bytes.ts";
import { renderSvg } from "../_shared/images/svg/render-svg.ts";
import { badPicture, readSvg } from "../_shared/vendors/artists/picture-stream.ts";

/** Pixels of the longer side: enough to read letters in, and to draw from. */
const SIDE = 1024;

/**
 * An SVG as a PNG on white ground, for models that see pixels alone.
 *
 * @throws `VendorError` `bad_picture` where it can't be drawn.
 */
export async function drawBitmap(svg: Uint8Array): Promise<Bytes> {
  const clean = readSvg(svg);
  try {
    const drawing = await renderSvg(clean, SIDE, "#ffffff");
    const png = new Uint8Array(drawing.asPng());
    drawing.free();
    return png;
  } catch (error) {
    throw badPicture(`it can't be drawn: ${error}`);
  }
}
