import { decode } from "../../../supabase/functions/make-renditions/pictures/decode.ts";
import { encodePng } from "../../../supabase/functions/make-renditions/pictures/encode.ts";
import { onGround, type Rgb } from "../../../supabase/functions/make-renditions/pictures/ground.ts";
import {
  type Picture,
  UnreadablePicture,
} from "../../../supabase/functions/make-renditions/pictures/picture.ts";
import {
  fitWithin,
  scale,
} from "../../../supabase/functions/make-renditions/pictures/resampler.ts";
import { drawLayers } from "../../../supabase/functions/make-renditions/vector/draw-layers.ts";
import { frameAround } from "../../../supabase/functions/make-renditions/vector/svg.ts";
import { surveyed, trace } from "../../../supabase/functions/make-renditions/vector/trace.ts";
import { otherBitmaps } from "../other-bitmaps.ts";
import { studioLogos } from "../studio-logos.ts";

/** In pixels. */
const SIDE = 132;
const GAP = 8;
/** Of each specimen: the picture, its vector, in black, in white. */
const CELLS = 4;
const PER_ROW = 2;
/** Of the studio's thirty, which one sees enough in. */
const EVERY = 2;
const SHEET: Rgb = [206, 206, 206];
const DARK: Rgb = [40, 40, 40];

/** Draws `docs/images/kits.png`, to be looked at: `npx deno task kit-sheet`. */
const logos = studioLogos().filter((_, index) => index % EVERY === 0);
const shown: Picture[] = [];
for (const { name, bytes } of [...logos, ...await otherBitmaps()]) {
  try {
    shown.push(...await cellsOf(await decode(bytes, 2048), name));
  } catch (error) {
    if (!(error instanceof UnreadablePicture)) throw error;
    console.log(`${name}: ${error.message}`);
  }
}
const columns = PER_ROW * CELLS;
const size = (count: number) => count * (SIDE + GAP) + GAP;
const [width, height] = [size(columns), size(Math.ceil(shown.length / columns))];
const sheet: Picture = { width, height, pixels: new Uint8Array(width * height * 4) };
shown.forEach((cell, index) => {
  const left = GAP + (index % columns) * (SIDE + GAP) + ((SIDE - cell.width) >> 1);
  const top = GAP + Math.floor(index / columns) * (SIDE + GAP) + ((SIDE - cell.height) >> 1);
  for (let y = 0; y < cell.height; y++) {
    const line = cell.pixels.subarray(y * cell.width * 4, (y + 1) * cell.width * 4);
    sheet.pixels.set(line, ((top + y) * width + left) * 4);
  }
});
const png = await encodePng(onGround(sheet, SHEET));
await Deno.writeFile(new URL("../../../docs/images/kits.png", import.meta.url), png);

async function cellsOf(picture: Picture, name: string): Promise<Picture[]> {
  const traced = await trace(surveyed(picture));
  console.log(`${name}: ${traced.fidelity}`);
  const frame = frameAround(traced.bounds);
  const small = fitWithin(picture, SIDE);
  const drawing = { width: frame[2], height: frame[3] };
  const factor = SIDE / Math.max(drawing.width, drawing.height);
  const across = Math.max(1, Math.round(drawing.width * factor));
  const down = Math.max(1, Math.round(drawing.height * factor));
  const inOne = (hex: string) => drawLayers([{ hex, path: traced.oneColour }], frame, across, down);
  return [
    scale(picture, small.width, small.height),
    await drawLayers(traced.layers, frame, across, down),
    await inOne("#000000"),
    onGround(await inOne("#ffffff"), DARK),
  ];
}
