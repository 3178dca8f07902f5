import { UnreadablePicture } from "../picture.ts";

/** Samples a pixel, by PNG's colour types: https://www.w3.org/TR/png-3/#6Colour-values. */
export const SAMPLES = { grey: 1, rgb: 3, indexed: 1, greyAlpha: 2, rgba: 4 };
export type ColourType = keyof typeof SAMPLES;
const colourTypes = new Map<number, ColourType>([
  [0, "grey"],
  [2, "rgb"],
  [3, "indexed"],
  [4, "greyAlpha"],
  [6, "rgba"],
]);

/** A PNG that is not inflated yet. */
export interface Png {
  width: number;
  height: number;
  /** Of a sample: 1, 2, 4, 8 or 16. */
  bits: number;
  colourType: ColourType;
  isInterlaced: boolean;
  /** RGBA of each of 256 places; what has no colour is opaque black. */
  palette: Uint8Array;
  /** The samples of the one colour that counts as transparent, if there is one. */
  transparent: readonly number[] | null;
  /** What its `IDAT` chunks hold, in their order. */
  parts: Uint8Array[];
}

/**
 * The bits of a sample that are read: of 16, a screen shows the upper eight. The others only tell
 * whether a colour is the one that counts as transparent.
 */
export function keptBits({ bits, transparent }: Png): number {
  return bits === 16 && transparent === null ? 8 : bits;
}

const SIGNATURE_BYTES = 8;

/** @throws `UnreadablePicture` where it is damaged. */
export function readPng(file: Uint8Array): Png {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const palette = new Uint8Array(256 * 4);
  for (let at = 3; at < palette.length; at += 4) palette[at] = 255;
  const parts: Uint8Array[] = [];
  let transparency = new Uint8Array();
  for (let at = SIGNATURE_BYTES; at + 12 <= file.length;) {
    const data = file.subarray(at + 8, at + 8 + view.getUint32(at));
    const name = String.fromCharCode(...file.subarray(at + 4, at + 8));
    if (name === "IDAT") parts.push(data);
    else if (name === "PLTE") setColours(palette, data);
    else if (name === "tRNS") transparency = data.slice();
    at += 12 + data.length;
  }
  const [bits = 0, type, , , interlaced] = file.subarray(24, 29);
  const colourType = colourTypes.get(type ?? -1);
  if (![1, 2, 4, 8, 16].includes(bits) || colourType === undefined || parts.length === 0) {
    throw new UnreadablePicture("is damaged");
  }
  const isIndexed = colourType === "indexed";
  if (isIndexed) setAlphas(palette, transparency);
  const size = { width: view.getUint32(16), height: view.getUint32(20) };
  const transparent = isIndexed || transparency.length === 0 ? null : numbersOf(transparency);
  return { ...size, bits, colourType, isInterlaced: interlaced === 1, palette, transparent, parts };
}

function setColours(palette: Uint8Array, colours: Uint8Array): void {
  for (let from = 0, to = 0; from + 2 < colours.length && to < palette.length; from += 3, to += 4) {
    palette.set(colours.subarray(from, from + 3), to);
  }
}

function setAlphas(palette: Uint8Array, alphas: Uint8Array): void {
  for (let place = 0; place < Math.min(256, alphas.length); place++) {
    palette[place * 4 + 3] = alphas[place] as number;
  }
}

/** The bytes as numbers of two bytes each, the high one first. */
function numbersOf(bytes: Uint8Array): number[] {
  return Array.from(
    { length: bytes.length >> 1 },
    (_, index) => (bytes[index * 2] as number) << 8 | bytes[index * 2 + 1] as number,
  );
}
