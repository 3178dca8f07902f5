import type { Kit } from "@logokraft/client";

/** From here on the vector is the logo; below it is an approximation. The API's own limit. */
const FAITHFUL = 0.97;
/** For graphics: https://www.w3.org/TR/WCAG22/#non-text-contrast. */
const LEAST_CONTRAST = 3;
const WHITE = "#ffffff";
const BLACK = "#000000";

/** Which file of a kit shows the logo on a ground. */
export type Version = "own" | "black" | "white";

export function isFaithful({ fidelity }: Kit): boolean {
  return (fidelity?.svg ?? 0) >= FAITHFUL;
}

/**
 * What the brand stands on, as in the kit's own icons and social pictures: the logo's ground where
 * most of the logo is seen on that, else white or black.
 */
export function brandGround(kit: Kit): string {
  const own = kit.palette.filter(({ role }) => role === "background").map(({ hex }) => hex);
  const seen = [...own, WHITE, BLACK].find((ground) => contrastOn(kit, ground) >= LEAST_CONTRAST);
  return seen ?? (contrastOn(kit, WHITE) >= contrastOn(kit, BLACK) ? WHITE : BLACK);
}

/** The logo in its own colours where most of it is seen on that ground, else in the one that is. */
export function versionOn(kit: Kit, ground: string): Version {
  if (contrastOn(kit, ground) >= LEAST_CONTRAST) return "own";
  return contrastOf(BLACK, ground) >= contrastOf(WHITE, ground) ? "black" : "white";
}

/** The contrast that most of the logo has with a ground, at the least. */
function contrastOn({ palette }: Kit, ground: string): number {
  const inks = palette.filter(({ role }) => role !== "background")
    .map(({ hex, share }) => ({ share, contrast: contrastOf(hex, ground) }))
    .sort((a, b) => b.contrast - a.contrast);
  const half = inks.reduce((sum, { share }) => sum + share, 0) / 2;
  let reached = 0;
  return inks.find(({ share }) => (reached += share) > half)?.contrast ?? 1;
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
