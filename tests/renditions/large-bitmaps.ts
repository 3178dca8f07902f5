import { compressJpeg, Transformer } from "@napi-rs/image";
import { drawVector } from "../../supabase/functions/make-renditions/pictures/draw-vector.ts";
import {
  encodeJpeg,
  encodePng,
  encodeWebp,
} from "../../supabase/functions/make-renditions/pictures/encode.ts";
import { onGround } from "../../supabase/functions/make-renditions/pictures/ground.ts";
import { wordyPng } from "../../supabase/functions/make-renditions/pictures/png/wordy-png.fixture.ts";
import { badge, svgOf } from "./badge.ts";
import type { Specimen } from "./studio-logos.ts";

/** Pixels: the largest side of a picture that is decoded. */
const SIDE = 4096;

/** One logo at 4096² in each way that a file can hold it. */
export async function largeBitmaps(): Promise<Specimen[]> {
  const picture = onGround(await drawVector(svgOf(badge), SIDE, SIDE), [240, 235, 220]);
  const jpeg = await encodeJpeg(picture, 90);
  const progressive = await compressJpeg(jpeg, { quality: 90, optimizeScans: true });
  const lossy = await new Transformer(jpeg).webp(85);
  const made: [name: string, mimeType: string, bytes: Uint8Array][] = [
    ["PNG", "image/png", await encodePng(picture)],
    ["PNG of 16 bits", "image/png", wordyPng(picture, { bits: 16, isInterlaced: false })],
    ["PNG in seven passes", "image/png", wordyPng(picture, { bits: 8, isInterlaced: true })],
    ["JPEG", "image/jpeg", jpeg],
    ["progressive JPEG", "image/jpeg", progressive],
    ["WebP", "image/webp", lossy],
    ["WebP without loss", "image/webp", await encodeWebp(picture)],
  ];
  return made.map(([name, mimeType, bytes]) => ({
    name: `${SIDE} pixels: ${name}`,
    company: "Badge",
    mimeType,
    bytes: new Uint8Array(bytes),
  }));
}
