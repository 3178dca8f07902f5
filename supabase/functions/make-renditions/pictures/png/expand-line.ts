import { release } from "../release.ts";
import { type ColourType, type Png, SAMPLES } from "./read-png.ts";

/** The samples of a line as RGBA, into `pixels`. */
export function expandLine(
  { bits, colourType, palette, transparent }: Png,
  packed: Uint8Array,
  width: number,
  pixels: Uint8Array,
): void {
  const samples = width * SAMPLES[colourType];
  const values = bits === 8 ? packed : unpacked(packed, bits, samples);
  const isByte = bits === 8 || colourType === "indexed";
  const bytes = isByte ? values as Uint8Array : asBytes(values, bits);
  expand(bytes, pixels, colourType, palette);
  if (transparent !== null) hide(values, transparent, pixels);
  // The line itself is used again; what was made of it would soon be a hundred megabytes.
  if (bytes !== values) release(bytes);
  if (values !== packed) release(values);
}

function unpacked(packed: Uint8Array, bits: number, samples: number): Uint8Array | Uint16Array {
  if (bits === 16) {
    const values = new Uint16Array(samples);
    for (let i = 0, at = 0; i < samples; i++, at += 2) {
      values[i] = (packed[at] as number) << 8 | packed[at + 1] as number;
    }
    return values;
  }
  const values = new Uint8Array(samples);
  const perByte = 8 / bits;
  const mask = 2 ** bits - 1;
  for (let i = 0; i < samples; i++) {
    const byte = packed[Math.floor(i / perByte)] as number;
    values[i] = byte >> (perByte - 1 - i % perByte) * bits & mask;
  }
  return values;
}

function asBytes(values: Uint8Array | Uint16Array, bits: number): Uint8Array {
  const bytes = new Uint8Array(values.length);
  const factor = 255 / (2 ** bits - 1);
  for (let i = 0; i < bytes.length; i++) bytes[i] = ((values[i] as number) * factor + 0.5) | 0;
  return bytes;
}

/** Makes the pixels of that one colour transparent. */
function hide(
  values: Uint8Array | Uint16Array,
  colour: readonly number[],
  pixels: Uint8Array,
): void {
  for (let from = 0, to = 0; from < values.length; from += colour.length, to += 4) {
    if (colour.every((sample, channel) => values[from + channel] === sample)) pixels[to + 3] = 0;
  }
}

function expand(
  line: Uint8Array,
  pixels: Uint8Array,
  colourType: ColourType,
  palette: Uint8Array,
): void {
  // A loop for each, as a large picture has 16 million pixels.
  switch (colourType) {
    case "rgba":
      return pixels.set(line);
    case "rgb":
      for (let from = 0, to = 0; from < line.length; from += 3, to += 4) {
        pixels[to] = line[from] as number;
        pixels[to + 1] = line[from + 1] as number;
        pixels[to + 2] = line[from + 2] as number;
        pixels[to + 3] = 255;
      }
      return;
    case "indexed":
      for (let from = 0, to = 0; from < line.length; from++, to += 4) {
        const place = (line[from] as number) * 4;
        pixels[to] = palette[place] as number;
        pixels[to + 1] = palette[place + 1] as number;
        pixels[to + 2] = palette[place + 2] as number;
        pixels[to + 3] = palette[place + 3] as number;
      }
      return;
    case "grey":
    case "greyAlpha":
      for (let from = 0, to = 0; from < line.length; from += SAMPLES[colourType], to += 4) {
        const grey = line[from] as number;
        pixels[to] = grey;
        pixels[to + 1] = grey;
        pixels[to + 2] = grey;
        pixels[to + 3] = colourType === "grey" ? 255 : line[from + 1] as number;
      }
  }
}
