import type { Kit } from "@logokraft/client";

/** From here on the vector is the logo; below it is an approximation. The API's own limit. */
const FAITHFUL = 0.97;
/** For graphics: https://www.w3.org/TR/WCAG22/#non-text-contrast. */
const LEAST_CONTRAST = 3;
/** Grounds with less between them look the same. */
const SAME_GROUND = 1.1;
const WHITE = "#ffffff";

/** Which file of a kit shows the logo on a ground. */
export type Version = "own" | "black" | "white";

export function isFaithful({ fidelity }: Kit): boolean {
  return (fidelity?.svg ?? 0) >= FAITHFUL;
}

/** What the brand stands on: the logo's own ground, else white. */
export function brandGround({ palette }: Kit): string {
  return palette.find(({ role }) => role === "background")?.hex ?? WHITE;
}

/**
 * The logo in its own colours on the ground that it was drawn on, and where most of it is seen, else
 * in the one that is.
 */
export function versionOn({ palette }: Kit, ground: string): Version {
  const own = palette.find(({ role }) => role === "background")?.hex;
  if (own !== undefined && contrastOf(own, ground) < SAME_GROUND) return "own";
  const inks = palette.filter(({ role }) => role !== "background");
  const total = inks.reduce((sum, { share }) => sum + share, 0);
  const seen = inks.filter(({ hex }) => contrastOf(hex, ground) >= LEAST_CONTRAST)
    .reduce((sum, { share }) => sum + share, 0);
  if (seen > total / 2) return "own";
  return contrastOf("#000000", ground) >= contrastOf(WHITE, ground) ? "black" : "white";
}

/** The file of that version, for a picture on a page: the vector, unless it only approximates. */
export function pictureOf(kit: Kit, version: Version): string | undefined {
  const own = isFaithful(kit) ? "logo/logo.svg" : "logo/logo-transparent.png";
  return fileUrl(kit, version === "own" ? own : `logo/logo-${version}.svg`);
}

export function fileUrl({ files }: Kit, name: string): string | undefined {
  return files.find((file) => file.name === name)?.url;
}

/** `#1b4d3e` as `27, 77, 62`. */
export function rgbText(hex: string): string {
  return channelsOf(hex).join(", ");
}

function channelsOf(hex: string): number[] {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

/** Between 1 and 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio. */
export function contrastOf(one: string, other: string): number {
  const [a, b] = [luminanceOf(one), luminanceOf(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminanceOf(hex: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(hex).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
