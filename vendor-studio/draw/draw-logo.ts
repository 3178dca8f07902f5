import { filled, n } from "./geometry.ts";
import { ARTBOARD, compose } from "./layout.ts";
import { motifNamed } from "./motifs/index.ts";
import { legible } from "./palette.ts";
import { randomFrom } from "./random.ts";
import { type Format, packed, rasterised } from "./render.ts";
import type { Canvas, Scene } from "./scene.ts";

/**
 * Draws a scene in that many pixels. The same scene, size and format give the same bytes; the scene
 * goes along in the file, for whoever is to edit the picture. A transparent one is a PNG, whatever
 * the format.
 */
export function drawLogo(
  scene: Scene,
  width: number,
  height: number,
  format: Format = "png",
): Uint8Array<ArrayBuffer> {
  const svg = sceneSvg(scene, width, height);
  if (!scene.isTransparent) return packed(rasterised(svg), width, height, scene, format);
  const [onWhite, onBlack] = ["#ffffff", "#000000"].map((ground) =>
    rasterised(svg.replaceAll(scene.palette.ground, ground))
  ) as [Uint8Array, Uint8Array];
  return packed(withoutGround(onWhite, onBlack), width, height, scene, "png with alpha");
}

/** A pixel that is the same on white and on black is opaque; the difference is its transparency. */
function withoutGround(onWhite: Uint8Array, onBlack: Uint8Array): Uint8Array {
  const pixels = new Uint8Array(onWhite.length);
  for (let at = 0; at < pixels.length; at += 4) {
    const through = Math.max(
      ...[0, 1, 2].map((channel) => (onWhite[at + channel] ?? 0) - (onBlack[at + channel] ?? 0)),
    );
    const alpha = 255 - through;
    for (let channel = 0; channel < 3 && alpha > 0; channel++) {
      pixels[at + channel] = Math.min(255, (onBlack[at + channel] ?? 0) * 255 / alpha);
    }
    pixels[at + 3] = alpha;
  }
  return pixels;
}

/** The picture as SVG, its artboard centred in the format. */
export function sceneSvg(scene: Scene, width: number, height: number): string {
  const palette = legible(scene.palette);
  let ids = 0;
  const canvas: Canvas = {
    ...scene,
    palette,
    motif: motifNamed(scene.motif),
    random: randomFrom(scene.seed),
    id: () => `p${ids++}`,
  };
  const scale = scene.zoom * scene.sizeVariation * Math.min(width, height) / ARTBOARD;
  const art = scene.isHandDrawn ? handDrawn(compose(canvas), canvas.id()) : compose(canvas);
  const placed = `<g transform="translate(${n(width / 2)} ${
    n(height / 2)
  }) scale(${scale}) translate(${-ARTBOARD / 2} ${-ARTBOARD / 2})">${art}</g>`;
  const backdrop = filled(`M0 0H${width}V${height}H0Z`, palette.ground);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${backdrop}${placed}</svg>`;
}

/** The drawing a little distorted, as if drawn by hand. */
function handDrawn(art: string, id: string): string {
  return `<filter id="${id}" x="-5%" y="-5%" width="110%" height="110%">` +
    `<feTurbulence type="fractalNoise" baseFrequency="0.009" numOctaves="1" seed="3"/>` +
    `<feDisplacementMap in="SourceGraphic" scale="64" xChannelSelector="R" yChannelSelector="G"/>` +
    `</filter><g filter="url(#${id})">${art}</g>`;
}
