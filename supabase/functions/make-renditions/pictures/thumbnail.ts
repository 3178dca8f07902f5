import { type Encoded, encodeJpeg, encodeWebp } from "./encode.ts";
import { onGround } from "./ground.ts";
import { isOpaque, type Picture } from "./picture.ts";
import { fitWithin, scale } from "./resampler.ts";

/** A thumbnail is at most so many pixels wide and high. */
export const THUMBNAIL_SIDE = 512;
/** Bytes: what fifteen on a board can be loaded with in ten seconds on a slow line, page included. */
const ENOUGH = 17 * 1024;
/** Bytes: the most that the API promises. */
const MOST = 60 * 1024;
const QUALITIES = [82, 74, 66, 58, 50, 40];
/** Pixels a side, for what is too large in bytes. */
const SMALLER_SIDES = [384, 256, 128];
const WHITE = [255, 255, 255] as const;

/**
 * A picture small enough for a board's tile: without loss where that is small, which flat artwork
 * is, else as the best JPEG that is. What is transparent stays so, if need be at a smaller size.
 *
 * @param picture at most `THUMBNAIL_SIDE` wide and high.
 */
export async function encodeThumbnail(picture: Picture): Promise<Encoded> {
  const sides = [THUMBNAIL_SIDE, ...SMALLER_SIDES].map((side) => fitWithin(picture, side));
  for (const { width, height } of sides) {
    const encoded = await smallest(scale(picture, width, height));
    if (encoded.bytes.length <= MOST) return encoded;
  }
  return await encodeThumbnail(onGround(picture, WHITE));
}

async function smallest(picture: Picture): Promise<Encoded> {
  const webp = { bytes: await encodeWebp(picture), mimeType: "image/webp" } as const;
  if (webp.bytes.length <= ENOUGH || !isOpaque(picture)) return webp;
  let jpeg: Encoded = webp;
  for (const quality of QUALITIES) {
    jpeg = { bytes: await encodeJpeg(picture, quality), mimeType: "image/jpeg" };
    if (jpeg.bytes.length <= ENOUGH) break;
  }
  return jpeg.bytes.length < webp.bytes.length ? jpeg : webp;
}
