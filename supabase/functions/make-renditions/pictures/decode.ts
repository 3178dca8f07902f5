import { readPictureHeader } from "../../_shared/images/read-header.ts";
import { type CleanSvg, cleanSvg } from "../../_shared/images/svg/clean-svg.ts";
import { renderSvg } from "../../_shared/images/svg/render-svg.ts";
import { decodeJpegFor } from "./codecs/jpeg-turbo.ts";
import { decodeWebp } from "./codecs/libwebp.ts";
import { type Picture, UnreadablePicture } from "./picture.ts";
import { taken } from "./draw-vector.ts";
import { canBeHalved, halve } from "./halve.ts";
import { pngStrips } from "./png/png-strips.ts";
import { type Png, readPng } from "./png/read-png.ts";
import { release } from "./release.ts";
import { fitWithin, Resampler, scale } from "./resampler.ts";

/** 4096 × 4096: with more, what a decoder holds is more than a worker has. */
const MAX_PIXELS = 4096 * 4096;

/**
 * A PNG, JPEG (in CMYK too), WebP or SVG as pixels, made smaller where it is larger than `side` ×
 * `side`. An SVG is drawn as large as fits, on transparent ground.
 *
 * @throws `UnreadablePicture`
 */
export async function decode(bytes: Uint8Array, side: number): Promise<Picture> {
  const header = readPictureHeader(bytes);
  if (header === null) return await decodeSvg(bytes, side);
  if (header.width * header.height > MAX_PIXELS) {
    throw new UnreadablePicture(
      `has ${header.width} × ${header.height} pixels, which are too many`,
    );
  }
  if (header.format === "png") return await fitStrips(readPng(bytes), side);
  const isJpeg = header.format === "jpeg";
  const decoded = isJpeg ? await decodeJpegFor(side, bytes) : await decodeWebp(bytes);
  const picture = fitted(decoded, side);
  // All of the decoder's memory would stay as long as the picture does.
  return picture === decoded ? { ...picture, pixels: picture.pixels.slice() } : picture;
}

function fitted(picture: Picture, side: number): Picture {
  const { width, height } = fitWithin(picture, side);
  return scale(picture, width, height);
}

/** Each strip has an even number of lines, but for the last one. */
async function fitStrips(png: Png, side: number): Promise<Picture> {
  const target = fitWithin(png, side);
  if (target.width === png.width && target.height === png.height) return await whole(png);
  const isHalved = canBeHalved(png, target);
  const { width } = png;
  const source = isHalved ? { width: width / 2, height: png.height / 2 } : png;
  const resampler = new Resampler(source, target);
  for await (const pixels of pngStrips(png)) {
    const height = pixels.length / (width * 4);
    const strip = isHalved ? halve({ width, height, pixels }).pixels : pixels;
    resampler.write(strip);
    if (isHalved) release(strip);
  }
  return resampler.finish();
}

async function whole(png: Png): Promise<Picture> {
  const { width, height } = png;
  const pixels = new Uint8Array(width * height * 4);
  let filled = 0;
  for await (const strip of pngStrips(png)) {
    pixels.set(strip, filled);
    filled += strip.length;
  }
  return { width, height, pixels };
}

async function decodeSvg(bytes: Uint8Array, side: number): Promise<Picture> {
  return taken(
    await renderSvg(readSvg(bytes), side).catch((error) => {
      throw new UnreadablePicture("can't be drawn", error);
    }),
  );
}

function readSvg(bytes: Uint8Array): CleanSvg {
  try {
    return cleanSvg(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    // What is no UTF-8 throws a `TypeError`.
    throw new UnreadablePicture("is no PNG, JPEG, WebP or SVG that can be read", error);
  }
}
