import { decode } from "../../../supabase/functions/make-renditions/pictures/decode.ts";
import { encodePng } from "../../../supabase/functions/make-renditions/pictures/encode.ts";
import { onGround, type Rgb } from "../../../supabase/functions/make-renditions/pictures/ground.ts";
import type { Picture } from "../../../supabase/functions/make-renditions/pictures/picture.ts";
import {
  fitWithin,
  scale,
} from "../../../supabase/functions/make-renditions/pictures/resampler.ts";
import { UnreadablePicture } from "../../../supabase/functions/make-renditions/pictures/picture.ts";
import { fileOf, type MadeKit, makeKit } from "../make-kit.ts";
import { otherBitmaps } from "../other-bitmaps.ts";
import { type Specimen, studioLogos } from "../studio-logos.ts";

/** In pixels. */
const SIDE = 120;
const GAP = 8;
/** Of each specimen, beside the picture itself. */
const FILES = ["logo/logo.svg", "logo/logo-black.svg", "logo/logo-white.svg", "icons/icon-512.png"];
const PER_ROW = 2;
const SHEET: Rgb = [206, 206, 206];
const DARK: Rgb = [40, 40, 40];

/** Draws `docs/images/kits.png`, to be looked at: `npx deno task kit-sheet`. */
const specimens: Specimen[] = [
  ...studioLogos(),
  ...(await otherBitmaps()).map((bitmap) => ({ ...bitmap, company: "Ådal" })),
];
const cells: Picture[][] = [];
for (const specimen of specimens) {
  const kit = await attempt(specimen);
  cells.push(kit === null ? [] : await cellsOf(specimen, kit));
  console.log(specimen.name, kit?.traced.fidelity?.svg ?? "no kit");
}
const columns = PER_ROW * (FILES.length + 1);
const shown = cells.filter((row) => row.length > 0);
const rows = Math.ceil(shown.length / PER_ROW);
const size = (count: number) => count * (SIDE + GAP) + GAP;
const sheet: Picture = {
  width: size(columns),
  height: size(rows),
  pixels: new Uint8Array(size(columns) * size(rows) * 4),
};
shown.flat().forEach((cell, index) => {
  const left = GAP + (index % columns) * (SIDE + GAP);
  const top = GAP + Math.floor(index / columns) * (SIDE + GAP);
  for (let y = 0; y < cell.height; y++) {
    const line = cell.pixels.subarray(y * cell.width * 4, (y + 1) * cell.width * 4);
    const at = (top + y + ((SIDE - cell.height) >> 1)) * sheet.width + left;
    sheet.pixels.set(line, (at + ((SIDE - cell.width) >> 1)) * 4);
  }
});
const png = await encodePng(onGround(sheet, SHEET));
await Deno.writeFile(new URL("../../../docs/images/kits.png", import.meta.url), png);

async function attempt(specimen: Specimen): Promise<MadeKit | null> {
  try {
    return await makeKit(specimen);
  } catch (error) {
    if (error instanceof UnreadablePicture) return null;
    throw error;
  }
}

async function cellsOf({ bytes }: Specimen, kit: MadeKit): Promise<Picture[]> {
  const drawn = [await small(bytes)];
  for (const name of FILES) {
    const cell = await small(fileOf(kit, name).bytes);
    drawn.push(name.includes("white") ? onGround(cell, DARK) : cell);
  }
  return drawn;
}

async function small(bytes: Uint8Array): Promise<Picture> {
  const picture = await decode(bytes, 2048);
  const { width, height } = fitWithin(picture, SIDE);
  return scale(picture, width, height);
}
