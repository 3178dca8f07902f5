import { Resvg } from "@resvg/resvg-js";
import { encodePng, findChunk, type PngChunk } from "./png.ts";
import type { Scene } from "./scene.ts";
import { sceneShape } from "./scene-shape.ts";

/** The private PNG chunk that carries a picture's scene as JSON: ancillary, safe to copy. */
const CHUNK = "lkSc";

/** An SVG's pixels, RGBA. */
export function rasterised(svg: string): Uint8Array {
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render().pixels;
}

/** Rasterises an SVG of exactly that size. */
export function renderPng(
  svg: string,
  width: number,
  height: number,
  scene: Scene,
): Uint8Array<ArrayBuffer> {
  return encodePng(rasterised(svg), width, height, [sceneChunk(scene)]);
}

export function sceneChunk(scene: Scene): PngChunk {
  return { type: CHUNK, data: new TextEncoder().encode(JSON.stringify(scene)) };
}

/** The scene that the studio wrote into a picture, or undefined for anybody else's. */
export function sceneIn(picture: Uint8Array): Scene | undefined {
  const data = findChunk(picture, CHUNK);
  if (data === undefined) return undefined;
  try {
    return sceneShape.safeParse(JSON.parse(new TextDecoder().decode(data))).data;
  } catch {
    return undefined;
  }
}
