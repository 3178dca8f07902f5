import type { Rgb } from "../pictures/ground.ts";

/** A colour of the OKLab space, in which equal distances look alike: https://bottosson.github.io/posts/oklab/. */
export type Lab = readonly [lightness: number, greenRed: number, blueYellow: number];

/** A difference that an eye just notices, side by side. */
export const JUST_NOTICEABLE = 0.02;

/**
 * Light that a screen's black has too, from the room it stands in. Without it the space is so steep
 * near black that two blacks one level apart would differ more than the eye notices.
 */
const FLARE = 0.0025;

const linear = Float64Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

const seen = linear.map((light) => (light + FLARE) / (1 + FLARE));

export function labOf(red: number, green: number, blue: number): Lab {
  const r = seen[red] as number;
  const g = seen[green] as number;
  const b = seen[blue] as number;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

export function distance(a: Lab, b: Lab): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** Relative luminance, 0 to 1: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance. */
export function luminanceOf([red, green, blue]: Rgb): number {
  return 0.2126 * (linear[red] as number) + 0.7152 * (linear[green] as number) +
    0.0722 * (linear[blue] as number);
}

/** Between 1 and 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio. */
export function contrastOf(a: Rgb, b: Rgb): number {
  const [darker, lighter] = [luminanceOf(a), luminanceOf(b)].sort((x, y) => x - y) as [
    number,
    number,
  ];
  return (lighter + 0.05) / (darker + 0.05);
}

export function hexOf(colour: Rgb): string {
  return `#${colour.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
