import { readPictureHeader } from "../../_shared/images/read-header.ts";
import { type CleanSvg, cleanSvg } from "../../_shared/images/svg/clean-svg.ts";
import { renderSvg } from "../../_shared/images/svg/render-svg.ts";
import { loadPhoton } from "./photon.ts";
import { type Picture, UnreadablePicture } from "./picture.ts";
import { straight } from "./draw-vector.ts";
import { canBeHalved, halve } from "./halve.ts";
import { pngStrips, readPlainPng } from "./png-strips.ts";
import { fitWithin, Resampler, scale } from "./resampler.ts";

/** 4096 × 4096: in one piece, decoding takes twelve bytes a pixel at its peak. */
const MAX_PIXELS = 4096 * 4096;
/** Up to here the pixels come out of the decoder in one piece. */
const PIXELS_AT_ONCE = 2048 * 2048;
/** Even. Each strip costs a copy of the whole picture inside the decoder. */
const STRIP_LINES = 1024;

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
  const isLarge = header.width * header.height > PIXELS_AT_ONCE;
  const png = isLarge && header.format === "png" ? readPlainPng(bytes) : null;
  if (png !== null) return await fitStrips(png, side, pngStrips(png));
  const { PhotonImage } = await loadPhoton();
  const decoded = unreadableIfThrown(() => PhotonImage.new_from_byteslice(bytes));
  try {
    const size = { width: decoded.get_width(), height: decoded.get_height() };
    if (isLarge) return await fitStrips(size, side, cutStrips(decoded));
    const target = fitWithin(size, side);
    return scale({ ...size, pixels: decoded.get_raw_pixels() }, target.width, target.height);
  } finally {
    decoded.free();
  }
}

/** @param strips of an even number of lines each, but for the last one */
async function fitStrips(
  size: { width: number; height: number },
  side: number,
  strips: AsyncIterable<Uint8Array>,
): Promise<Picture> {
  const target = fitWithin(size, side);
  const isHalved = canBeHalved(size, target);
  const source = isHalved ? { width: size.width / 2, height: size.height / 2 } : size;
  const resampler = new Resampler(source, target);
  for await (const pixels of strips) {
    const height = pixels.length / (size.width * 4);
    resampler.write(isHalved ? halve({ width: size.width, height, pixels }).pixels : pixels);
  }
  return resampler.finish();
}

type Decoded = InstanceType<Awaited<ReturnType<typeof loadPhoton>>["PhotonImage"]>;

async function* cutStrips(decoded: Decoded): AsyncGenerator<Uint8Array> {
  const { crop } = await loadPhoton();
  const [width, height] = [decoded.get_width(), decoded.get_height()];
  for (let top = 0; top < height; top += STRIP_LINES) {
    const strip = crop(decoded, 0, top, width, Math.min(height, top + STRIP_LINES));
    const pixels = strip.get_raw_pixels();
    strip.free();
    yield pixels;
  }
}

async function decodeSvg(bytes: Uint8Array, side: number): Promise<Picture> {
  const drawing = await renderSvg(readSvg(bytes), side).catch((error) => {
    throw new UnreadablePicture("can't be drawn", error);
  });
  return { width: drawing.width, height: drawing.height, pixels: straight(drawing.pixels) };
}

function readSvg(bytes: Uint8Array): CleanSvg {
  try {
    return cleanSvg(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    // What is no UTF-8 throws a `TypeError`.
    throw new UnreadablePicture("is no PNG, JPEG, WebP or SVG that can be read", error);
  }
}

/** What WebAssembly throws is a string or a trap, and says nothing to the picture's owner. */
function unreadableIfThrown<Result>(decoding: () => Result): Result {
  try {
    return decoding();
  } catch (error) {
    throw new UnreadablePicture("is damaged", error);
  }
}
