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

/**
 * One logo at 4096² in each way that a file can hold it.
 *
 * @param which names of those that are wanted: each takes seconds to make
 */
export async function largeBitmaps(which = /./): Promise<Specimen[]> {
  const picture = onGround(await drawVector(svgOf(badge), SIDE, SIDE), [240, 235, 220]);
  let encoded: Promise<Uint8Array> | undefined;
  const jpeg = () => encoded ??= encodeJpeg(picture, 90);
  const ways: [name: string, mimeType: string, make: () => Uint8Array | Promise<Uint8Array>][] = [
    ["PNG", "image/png", () => encodePng(picture)],
    ["PNG of 16 bits", "image/png", () => wordyPng(picture, { bits: 16, isInterlaced: false })],
    ["PNG in seven passes", "image/png", () => wordyPng(picture, { bits: 8, isInterlaced: true })],
    ["JPEG", "image/jpeg", jpeg],
    [
      "progressive JPEG",
      "image/jpeg",
      async () => compressJpeg(await jpeg(), { quality: 90, optimizeScans: true }),
    ],
    ["WebP", "image/webp", async () => new Transformer(await jpeg()).webp(85)],
    ["WebP without loss", "image/webp", () => encodeWebp(picture)],
  ];
  const made: Specimen[] = [];
  for (const [name, mimeType, make] of ways.filter(([name]) => which.test(name))) {
    const bytes = new Uint8Array(await make());
    made.push({ name: `${SIDE} pixels: ${name}`, company: "Badge", mimeType, bytes });
  }
  return made;
}
