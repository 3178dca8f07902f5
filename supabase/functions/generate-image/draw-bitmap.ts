import type { Bytes } from "../_shared/bytes.ts";
import { badPicture } from "../_shared/vendors/seedream/picture-stream.ts";

/** Pixels a side: enough to read letters in, and to draw from. */
const SIDE = 1024;

/**
 * An SVG as a PNG on white ground, for models that see pixels alone. What draws it is loaded with the
 * first one: three megabytes, its WebAssembly as code, because a deployed function has no other files.
 *
 * @throws `VendorError` `bad_picture` where it can't be drawn.
 */
export async function drawBitmap(svg: Uint8Array): Promise<Bytes> {
  const { Resvg } = await import("@cf-wasm/resvg");
  try {
    const drawing = await Resvg.async(svg, {
      background: "#ffffff",
      fitTo: { mode: "width", value: SIDE },
      font: { loadSystemFonts: false },
    });
    return new Uint8Array(drawing.render().asPng());
  } catch (error) {
    throw badPicture(`it can't be drawn: ${error}`);
  }
}
