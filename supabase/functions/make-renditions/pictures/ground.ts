import type { Picture } from "./picture.ts";

/** Red, green and blue, 0 to 255 each. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** The picture on an opaque ground of that colour. */
export function onGround({ width, height, pixels }: Picture, ground: Rgb): Picture {
  const laid = new Uint8Array(pixels.length);
  for (let at = 0; at < pixels.length; at += 4) {
    for (let channel = 0; channel < 3; channel++) {
      laid[at + channel] = onGroundAt(pixels, at, channel, ground);
    }
    laid[at + 3] = 255;
  }
  return { width, height, pixels: laid };
}

/** What a pixel's channel looks like on that ground: 0 to 255. */
export function onGroundAt(pixels: Uint8Array, at: number, channel: number, ground: Rgb): number {
  const below = ground[channel] as number;
  const share = (pixels[at + 3] as number) / 255;
  return Math.round(below + ((pixels[at + channel] as number) - below) * share);
}

/** @param hex `#rrggbb` */
export function rgbOf(hex: string): Rgb {
  const value = parseInt(hex.slice(1), 16);
  return [value >> 16, value >> 8 & 255, value & 255];
}
