// @ts-types="@types/culori"
import { converter, formatHex } from "culori";
import { rasterised } from "../draw/render.ts";
import { encodeBase64 } from "../wire/base64.ts";

const oklch = converter("oklch");
const SIDE = 48;

/**
 * Up to three colours that a picture is known by, the one that covers most first: none of them
 * white, grey or like another. Empty for a picture that can't be decoded.
 */
export function coloursOf(picture: Uint8Array): string[] {
  const counts = new Map<string, { sum: [number, number, number]; count: number }>();
  const pixels = pixelsOf(picture);
  for (let at = 0; at < pixels.length; at += 4) {
    const rgb = [...pixels.subarray(at, at + 3)] as [number, number, number];
    const key = rgb.map((part) => part >> 5).join();
    const bin = counts.get(key) ?? { sum: [0, 0, 0], count: 0 };
    bin.sum = bin.sum.map((part, channel) => part + (rgb[channel] ?? 0)) as typeof bin.sum;
    bin.count++;
    counts.set(key, bin);
  }
  const found: string[] = [];
  for (const { sum, count } of [...counts.values()].sort((a, b) => b.count - a.count)) {
    const [r, g, b] = sum.map((part) => part / count / 255) as typeof sum;
    const colour = formatHex({ mode: "rgb", r, g, b });
    const { l = 0, c = 0, h = 0 } = oklch(colour) ?? {};
    if (count < 12 || c < 0.04 || l > 0.93) continue;
    const isNew = found.every((other) => {
      const { l: light = 0, h: hue = 0 } = oklch(other) ?? {};
      return Math.abs((h - hue + 540) % 360 - 180) > 25 || Math.abs(l - light) > 0.25;
    });
    if (isNew) found.push(colour);
  }
  return found.slice(0, 3);
}

function pixelsOf(picture: Uint8Array): Uint8Array {
  const type = picture[0] === 0xff ? "jpeg" : picture[0] === 0x52 ? "webp" : "png";
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}">` +
    `<image width="${SIDE}" height="${SIDE}" preserveAspectRatio="xMidYMid slice" ` +
    `href="data:image/${type};base64,${encodeBase64(picture)}"/></svg>`;
  return rasterised(svg);
}
