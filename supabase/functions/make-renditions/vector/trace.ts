import { onGround, type Rgb } from "../pictures/ground.ts";
import { type Picture, UnreadablePicture } from "../pictures/picture.ts";
import { fitWithin, scale } from "../pictures/resampler.ts";
import { cutOut } from "./cut-out.ts";
import { drawLayers } from "./draw-layers.ts";
import { fidelityOf } from "./fidelity.ts";
import { findGround } from "./find-ground.ts";
import { findInks, type Ink } from "./find-inks.ts";
import { findMark } from "./find-mark.ts";
import { addTo, joinShades } from "./join-shades.ts";
import { hexOf } from "./oklab.ts";
import { inOneColour } from "./one-colour.ts";
import { boundsOf, outline } from "./outline.ts";
import { paletteOf } from "./palette.ts";
import { separate } from "./separate.ts";
import { splitByLight } from "./split-by-light.ts";
import { stackLayers } from "./stack-layers.ts";
import { type Bounds, isFaithful, type Layer, type Trace } from "./trace-shape.ts";

/** Pixels: edges are found to a fraction of one, so more would only take longer. */
export const TRACED_SIDE = 1024;
/** Below this, flat shapes say so little that one colour is better found by light and dark. */
const FLAT = 0.9;

/**
 * Traces a picture: its inks and ground are found, each ink's edges are followed, and the drawing is
 * compared with the picture.
 *
 * @throws `UnreadablePicture` where there is nothing to trace.
 */
export async function trace(picture: Picture): Promise<Trace> {
  const inks = findInks(picture);
  const size = fitWithin(picture, TRACED_SIDE);
  const small = scale(picture, size.width, size.height);
  const { width, height } = small;
  const { coverage } = separate(small, inks);
  const shares = coverage.map((field) => sumOf(field) / (width * height * 255));
  const ground = findGround({ width, height, coverage });
  // The most used at the bottom: what is smaller lies on it.
  const drawn = inks.map((_, index) => index).filter((index) => index !== ground)
    .sort((a, b) => (shares[b] as number) - (shares[a] as number));
  const fields = drawn.map((index) => coverage[index] as Uint8Array);
  const logo = together(fields, width * height);
  const bounds = boundsOf(logo, width, height);
  if (bounds === null) throw new UnreadablePicture("shows nothing but its ground");
  const layers = stackLayers(fields, width, height).map((field, place) => ({
    hex: hexOf((inks[drawn[place] as number] as Ink).rgb),
    path: outline(field, width, height),
  }));
  const groundColour = ground === null ? null : (inks[ground] as Ink).rgb;
  const below = groundColour ?? WHITE;
  const drawing = await drawLayers(layers, [0, 0, width, height], width, height);
  const fidelity = fidelityOf(onGround(drawing, below), onGround(small, below));
  return {
    width,
    height,
    full: { width: picture.width, height: picture.height },
    ground: groundColour === null ? null : hexOf(groundColour),
    layers,
    oneColour: fields.length === 1
      ? (layers[0] as Layer).path
      : outline(inASingleColour(), width, height),
    bounds,
    mark: findMark(logo, width, bounds),
    palette: paletteOf(inks, shares, ground),
    fidelity: Math.round(fidelity * 1e4) / 1e4,
  };

  function inASingleColour(): Uint8Array {
    if (fidelity < FLAT) {
      return splitByLight(
        groundColour === null ? small : cutOut(small, groundColour),
        isDark(below),
      );
    }
    const shades = drawn.map((index) => inks[index] as Ink);
    const apart = isFaithful({ fidelity }) ? fields : joinShades(shades, fields);
    const { left, top, right, bottom } = bounds as Bounds;
    return inOneColour(apart, width, height, Math.max(right - left, bottom - top));
  }
}

const WHITE: Rgb = [255, 255, 255];

function isDark([red, green, blue]: Rgb): boolean {
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

function sumOf(field: Uint8Array): number {
  let sum = 0;
  for (const covered of field) sum += covered;
  return sum;
}

function together(fields: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  for (const field of fields) addTo(all, field);
  return all;
}
