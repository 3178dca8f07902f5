import { type Brush } from "./brush.ts";
import { filled, n } from "./geometry.ts";
import { ARTBOARD, compose } from "./layout.ts";
import { motifNamed } from "./motifs/index.ts";
import { legible, standingOut } from "./palette.ts";
import { randomFrom } from "./random.ts";
import { renderPng } from "./render.ts";
import { type Scene } from "./scene.ts";

/**
 * Draws a scene as a PNG of that many pixels. The same scene and size give the same bytes; the
 * scene goes along in a chunk, for whoever is to edit the picture.
 */
export function drawLogo(scene: Scene, width: number, height: number): Uint8Array<ArrayBuffer> {
  return renderPng(sceneSvg(scene, width, height), width, height, scene);
}

/** The picture as SVG, its artboard centred in the format. */
export function sceneSvg(scene: Scene, width: number, height: number): string {
  const palette = legible(scene.palette);
  let ids = 0;
  const brush: Brush = {
    palette,
    motif: motifNamed(scene.motif),
    initials: scene.initials,
    name: scene.name,
    tagline: scene.tagline,
    typeface: scene.typeface,
    weight: scene.weight,
    tracking: scene.tracking,
    colouredLetters: scene.colouredLetters.map(({ which, colour }) => ({
      which,
      colour: standingOut(colour, palette.ground, 3),
    })),
    pose: scene.pose,
    random: randomFrom(scene.seed),
    id: () => `p${ids++}`,
  };
  const scale = scene.zoom * scene.sizeVariation * Math.min(width, height) / ARTBOARD;
  const art = compose({ ...scene, palette }, brush);
  const placed = `<g transform="translate(${n(width / 2)} ${
    n(height / 2)
  }) scale(${scale}) translate(${-ARTBOARD / 2} ${-ARTBOARD / 2})">${art}</g>`;
  const ground = filled(`M0 0H${width}V${height}H0Z`, palette.ground);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${ground}${placed}</svg>`;
}
