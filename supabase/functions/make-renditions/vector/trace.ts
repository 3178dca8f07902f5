import type { Rgb } from "../pictures/ground.ts";
import { type Picture, UnreadablePicture } from "../pictures/picture.ts";
import { fitWithin, scale } from "../pictures/resampler.ts";
import { release } from "../pictures/release.ts";
import { crop } from "./crop.ts";
import { cutOut } from "./cut-out.ts";
import { drawLayers } from "./draw-layers.ts";
import { fidelityOf } from "./fidelity.ts";
import { findGround } from "./find-ground.ts";
import { findInks, type Ink } from "./find-inks.ts";
import { findMark } from "./find-mark.ts";
import { addTo, joinShades } from "./join-shades.ts";
import { hexOf } from "./oklab.ts";
import { inOneColour } from "./one-colour.ts";
import { boundsOf, LEAST_AREA, outline, widened } from "./outline.ts";
import { paletteOf } from "./palette.ts";
import { separate, type Separation } from "./separate.ts";
import { splitByLight } from "./split-by-light.ts";
import { stackLayers } from "./stack-layers.ts";
import { isFaithful, type Layer, type Trace } from "./trace-shape.ts";

/** Pixels: edges are found to a fraction of one, so more would only take longer. */
export const TRACED_SIDE = 1024;
/** Below this, flat shapes say so little that one colour is better found by light and dark. */
const FLAT = 0.9;

/** What tracing needs of a picture. The picture itself, four times as large, is not kept. */
export interface Survey extends Fields {
  /** The picture's own size. */
  full: { width: number; height: number };
}

/** Makes a picture small enough to trace, and finds its inks. */
export function surveyed(picture: Picture): Survey {
  const { width, height } = picture;
  return { full: { width, height }, ...findFields(picture) };
}

/**
 * Traces a picture: its inks and ground are found, each ink's edges are followed, and the drawing is
 * compared with the picture.
 *
 * @throws `UnreadablePicture` where there is nothing to trace.
 */
export async function trace({ full, small, inks, separation, leastArea }: Survey): Promise<Trace> {
  const { width, height } = small;
  const { coverage } = separation;
  const shares = coverage.map((field) => sumOf(field) / (width * height * 255));
  const ground = findGround(separation);
  // The most used at the bottom: what is smaller lies on it.
  const drawn = inks.map((_, index) => index).filter((index) => index !== ground)
    .sort((a, b) => (shares[b] as number) - (shares[a] as number));
  const fields = drawn.map((index) => coverage[index] as Uint8Array);
  const logo = together(fields, width * height);
  const bounds = boundsOf(logo, width, height);
  if (bounds === null) throw new UnreadablePicture("shows nothing but its ground");
  // Where nothing is drawn there is nothing to follow.
  const box = widened(bounds, AROUND, width, height);
  const [across, down] = [box.right - box.left, box.bottom - box.top];
  const parts = fields.map((field) => crop(field, width, box));
  const outlined = (field: Uint8Array) =>
    outline(field, across, down, [box.left, box.top], leastArea);
  const layers = stackLayers(parts, across, down).map((field, place) => ({
    hex: hexOf((inks[drawn[place] as number] as Ink).rgb),
    path: outlined(field),
  }));
  const groundColour = ground === null ? null : (inks[ground] as Ink).rgb;
  const below = groundColour ?? WHITE;
  const drawing = await drawLayers(layers, [0, 0, width, height], width, height);
  const fidelity = fidelityOf(drawing, small, below);
  release(drawing.pixels);
  return {
    width,
    height,
    full,
    ground: groundColour === null ? null : hexOf(groundColour),
    layers,
    oneColour: fields.length === 1 ? (layers[0] as Layer).path : outlined(inASingleColour()),
    bounds,
    mark: findMark(logo, width, bounds),
    palette: paletteOf(inks, shares, ground),
    fidelity: Math.round(fidelity * 1e4) / 1e4,
  };

  function inASingleColour(): Uint8Array {
    if (fidelity < FLAT) {
      const cut = groundColour === null ? small : cutOut(small, groundColour);
      return crop(splitByLight(cut, isDark(below)), width, box);
    }
    const shades = drawn.map((index) => inks[index] as Ink);
    const apart = isFaithful({ fidelity }) ? parts : joinShades(shades, parts);
    return inOneColour(apart, across, down);
  }
}

/** Pixels around the logo within which its edges are looked for. */
const AROUND = 4;
/** More in no even field than this, and the edges of a logo are not what is found. */
const RESTLESS = 0.25;
/** Pixels a side to which what is restless is blurred, and at which that is traced. */
const CALM_SIDE = 64;
const CALM_TRACED_SIDE = 256;
/** Square pixels, of what is seen in it. */
const LEAST_CALM_AREA = 40;

interface Fields {
  /** As it is traced. */
  small: Picture;
  inks: Ink[];
  separation: Separation;
  /** As of `outline`. */
  leastArea: number;
  /** Its grain is blurred, and it is traced at a small size. */
  isRestless: boolean;
}

/**
 * The inks of a picture and what they cover. One that is restless is blurred first: its grain would
 * be traced as thousands of spots, which say nothing and take long to draw.
 */
function findFields(picture: Picture): Fields {
  const small = scaledTo(picture, TRACED_SIDE);
  const inks = findInks(picture);
  const separation = separate(small, inks, RESTLESS);
  if (separation !== null) {
    return { small, inks, separation, leastArea: LEAST_AREA, isRestless: false };
  }
  const grainy = scaledTo(small, CALM_TRACED_SIDE);
  const blurred = scaledTo(grainy, CALM_SIDE);
  const calm = scale(blurred, grainy.width, grainy.height);
  const shades = findInks(calm);
  return {
    small: grainy,
    inks: shades,
    separation: separate(calm, shades, 1) as Separation,
    leastArea: LEAST_CALM_AREA,
    isRestless: true,
  };
}

function scaledTo(picture: Picture, side: number): Picture {
  const { width, height } = fitWithin(picture, side);
  return scale(picture, width, height);
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
