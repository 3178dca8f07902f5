import { Resvg } from "@resvg/resvg-js";
import { encodeJpeg, findComment } from "./jpeg.ts";
import { encodePng, findChunk } from "./png.ts";
import { type Scene, sceneShape } from "./scene.ts";

/** How a picture is packed. A JPEG has no transparency. */
export type Format = "png" | "jpeg";

/** The private PNG chunk that carries a picture's scene as JSON: ancillary, safe to copy. */
const CHUNK = "lkSc";

/** An SVG's pixels, RGBA. */
export function rasterised(svg: string): Uint8Array {
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render().pixels;
}

/** Packs a picture's pixels, RGBA, together with its scene: in a chunk of a PNG, a JPEG's comment. */
export function packed(
  rgba: Uint8Array,
  width: number,
  height: number,
  scene: Scene,
  format: Format | "png with alpha",
): Uint8Array<ArrayBuffer> {
  const data = new TextEncoder().encode(JSON.stringify(scene));
  return format === "jpeg"
    ? encodeJpeg(rgba, width, height, data)
    : encodePng(rgba, width, height, [{ type: CHUNK, data }], format === "png with alpha");
}

/** The scene that the studio wrote into a picture, or undefined for anybody else's. */
export function sceneIn(picture: Uint8Array): Scene | undefined {
  const data = findChunk(picture, CHUNK) ?? findComment(picture);
  if (data === undefined) return undefined;
  try {
    return sceneShape.safeParse(JSON.parse(new TextDecoder().decode(data))).data;
  } catch {
    return undefined;
  }
}
