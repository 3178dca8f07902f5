import { cleanSvg } from "../../../_shared/images/svg/clean-svg.ts";
import { decode } from "../../pictures/decode.ts";
import { onGround, rgbOf } from "../../pictures/ground.ts";
import { release } from "../../pictures/release.ts";
import { fitWithin, scale } from "../../pictures/resampler.ts";
import { drawLayers } from "../../vector/draw-layers.ts";
import { frameAround, svgOf } from "../../vector/svg.ts";
import { isFaithful } from "../../vector/trace-shape.ts";
import type { Artwork } from "../artwork.ts";
import { type KitFile, textBytes } from "../kit-file.ts";
import { pngFile } from "../png-file.ts";
import type { KitStepInput } from "../step.ts";
import { drawPdf, drawSvgPdf } from "../pdf.ts";
import { readPlainVector, recoloured } from "../plain-vector.ts";

/** Pixels of the longer side. */
const SMALL_SIDE = 512;
const ONE_COLOUR_SIDE = 1024;

/** The logo itself: as a vector, on its own ground, without, and in one colour. */
export async function logoFiles(
  artwork: Artwork,
  { brand, picture }: Pick<KitStepInput, "brand" | "picture">,
): Promise<KitFile[]> {
  const { trace } = artwork;
  const own = await picture();
  const frame = frameAround(trace.bounds);
  const [, , width, height] = frame;
  const isVector = own.mimeType === "image/svg+xml";
  const plain = isVector ? readPlainVector(own.bytes) : null;
  const svg = isVector
    ? cleanSvg(new TextDecoder().decode(own.bytes))
    : { text: svgOf(trace.layers, frame, brand.company), width, height };
  const { full } = trace;
  const whole = await artwork.draw([0, 0, trace.width, trace.height], full.width, full.height);
  const transparent = await pngFile(
    "logo/logo-transparent.png",
    "On colors and photographs: without its ground",
    whole,
  );
  const small = fitWithin(full, SMALL_SIDE);
  const files: KitFile[] = [
    {
      name: "logo/logo.svg",
      purpose: "Print, signs and every size: the vector, without its ground",
      mimeType: "image/svg+xml",
      width: svg.width,
      height: svg.height,
      bytes: textBytes(svg.text),
    },
    {
      name: "logo/logo.pdf",
      purpose: "Printers and design programs: the vector as PDF",
      mimeType: "application/pdf",
      width: plain?.width ?? width,
      height: plain?.height ?? height,
      bytes: plain === null
        ? await drawPdf(trace.layers, frame, brand.company)
        : await drawSvgPdf(plain, brand.company),
    },
    await onOwnGround(),
    transparent,
    await pngFile(
      "logo/logo-transparent-512.png",
      "The same, small: e-mail signatures",
      scale(whole, small.width, small.height),
    ),
  ];
  // Where several inks touch, they are parted in what was traced.
  const single = plain !== null && plain.colours <= 1 && trace.ground === null ? plain : null;
  for (const [colour, hex, purpose] of ONE_COLOUR) {
    const layers = [{ hex, path: trace.oneColour }];
    const name = `logo/logo-${colour}`;
    const size = enlarged(width, height, ONE_COLOUR_SIDE);
    files.push({
      name: `${name}.svg`,
      purpose,
      mimeType: "image/svg+xml",
      width: single?.width ?? width,
      height: single?.height ?? height,
      bytes: textBytes(
        single === null ? svgOf(layers, frame, brand.company) : recoloured(single, hex),
      ),
    });
    const drawn = await drawLayers(layers, frame, size.width, size.height);
    files.push(await pngFile(`${name}.png`, purpose, drawn));
    release(drawn.pixels);
  }
  return files;

  async function onOwnGround(): Promise<KitFile> {
    const named = {
      name: "logo/logo.png",
      purpose: "Documents and slides: on its own ground",
    };
    if (trace.ground === null) return { ...transparent, ...named };
    // A faithful vector has cleaner edges than the picture that it was traced from.
    const laid = isFaithful(trace)
      ? onGround(whole, rgbOf(trace.ground))
      : await decode(own.bytes, Math.max(full.width, full.height));
    const file = await pngFile(named.name, named.purpose, laid);
    release(laid.pixels);
    return file;
  }
}

const ONE_COLOUR = [
  ["black", "#000000", "One color, black: stamps, engraving, fax"],
  ["white", "#ffffff", "One color, white: on dark ground"],
] as const;

/** Those proportions with that longer side. */
function enlarged(width: number, height: number, side: number) {
  const factor = side / Math.max(width, height);
  return {
    width: Math.max(1, Math.round(width * factor)),
    height: Math.max(1, Math.round(height * factor)),
  };
}
