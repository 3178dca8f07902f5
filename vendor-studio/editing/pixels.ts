// @ts-types="@types/culori"
import { formatHex } from "culori";
import { encodeJpeg } from "../draw/jpeg.ts";
import { encodePng } from "../draw/png.ts";
import { type Format, rasterised } from "../draw/render.ts";
import type { Edit } from "../reading/edits/edit.ts";
import { CROP } from "./apply.ts";
import { type Bitmap, type Colour, foregroundOf, middleGround, rgbOf } from "./bitmap.ts";
import { changed, unlike } from "./recolour.ts";

/**
 * Edits a picture of which nothing is known but its pixels: mirrors, turns, sizes and crops it, and
 * recolours what stands out from its background, or the background, which is what its corners show.
 * Undefined where none of the edits can be made so.
 */
export function editPixels(
  picture: { mimeType: string; data: string },
  edits: Edit[],
  width: number,
  height: number,
  format: Format,
): Uint8Array<ArrayBuffer> | undefined {
  if (!edits.some(({ kind }) => possible.has(kind))) return undefined;
  const bitmap = { pixels: placed(picture, edits, width, height), width, height };
  for (const edit of edits) {
    if (edit.kind === "colour") {
      if (edit.part === "ground") paintGround(bitmap, rgbOf(edit.colour));
      else paintForeground(bitmap, rgbOf(edit.colour));
    } else if (edit.kind === "recolour") exchange(bitmap, edit.from, rgbOf(edit.to ?? NEUTRAL));
    else if (edit.kind === "tone") tone(bitmap, edit.tone, edit.part);
  }
  const isTransparent = edits.some(({ kind }) => kind === "transparent");
  if (isTransparent) {
    foregroundOf(bitmap).forEach((amount, at) => bitmap.pixels[at * 4 + 3] = amount * 255);
  }
  return format === "jpeg" && !isTransparent
    ? encodeJpeg(bitmap.pixels, width, height)
    : encodePng(bitmap.pixels, width, height, [], isTransparent);
}

const possible = new Set<Edit["kind"]>(
  ["colour", "recolour", "tone", "transparent", "mirror", "turn", "crop", "size"],
);

/** What takes the place of a colour that is only to go. */
const NEUTRAL = "#2f3437";

function placed(
  { mimeType, data }: { mimeType: string; data: string },
  edits: Edit[],
  width: number,
  height: number,
): Uint8Array {
  const [x, y] = [width / 2, height / 2];
  const transforms = edits.map((edit) => {
    if (edit.kind === "mirror") return edit.axis === "horizontal" ? "scale(-1 1)" : "scale(1 -1)";
    if (edit.kind === "turn") return `rotate(${edit.degrees})`;
    if (edit.kind === "crop") return `scale(${CROP})`;
    return edit.kind === "size" ? `scale(${edit.factor})` : "";
  });
  const image = `<image width="${width}" height="${height}" ` +
    `preserveAspectRatio="xMidYMid slice" href="data:${mimeType};base64,${data}"/>`;
  const show = (inner: string, ground: string) =>
    new Uint8Array(rasterised(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
        `<rect width="100%" height="100%" fill="${ground}"/>${inner}</svg>`,
    ));
  const baresGround = edits.some((edit) =>
    edit.kind === "turn" || (edit.kind === "size" && edit.factor < 1)
  );
  const group = `<g transform="translate(${x} ${y}) ${transforms.join(" ")} ` +
    `translate(${-x} ${-y})">${image}</g>`;
  if (!baresGround) return show(group, "#ffffff");
  // What a turn or a smaller size lays bare is more of the background.
  const plain = show(image, "#ffffff");
  return show(group, hexOf(middleGround({ pixels: plain, width, height })));
}

function paintGround(bitmap: Bitmap, to: Colour): void {
  const foreground = foregroundOf(bitmap);
  foreground.forEach((amount, at) => blend(bitmap, at, to, 0, 1 - amount));
}

/** The commonest brightness becomes the colour itself; what is lighter or darker stays so. */
function paintForeground(bitmap: Bitmap, to: Colour): void {
  const foreground = foregroundOf(bitmap);
  const histogram = new Uint32Array(256);
  foreground.forEach((amount, at) => {
    const value = brightness(bitmap, at);
    if (amount === 1) histogram[value] = (histogram[value] ?? 0) + 1;
  });
  const usual = histogram.indexOf(Math.max(...histogram));
  foreground.forEach((amount, at) => {
    // A soft edge is darker or lighter only for what lies under it.
    const off = amount === 1 ? (brightness(bitmap, at) - usual) * 0.7 : 0;
    blend(bitmap, at, to, off, amount);
  });
}

/** Whatever goes by the name of one colour gets the other, as light or dark as it was. */
function exchange(bitmap: Bitmap, from: string, to: Colour): void {
  const [red, green, blue] = rgbOf(from);
  const target = red * 0.3 + green * 0.59 + blue * 0.11;
  const likeness = byColour((colour) =>
    Math.min(1, Math.max(0, (0.4 - unlike(hexOf(colour), from)) / 0.15))
  );
  for (let at = 0; at < bitmap.width * bitmap.height; at++) {
    const amount = likeness(bitmap, at);
    if (amount > 0) blend(bitmap, at, to, (brightness(bitmap, at) - target) / 2, amount);
  }
}

function tone(
  bitmap: Bitmap,
  wanted: Extract<Edit, { kind: "tone" }>["tone"],
  part: Extract<Edit, { kind: "tone" }>["part"],
): void {
  const toned = byColour((colour): Colour =>
    wanted === "inverted"
      ? [255 - colour[0], 255 - colour[1], 255 - colour[2]]
      : rgbOf(changed(hexOf(colour), wanted))
  );
  const foreground = part === undefined ? undefined : foregroundOf(bitmap);
  for (let at = 0; at < bitmap.width * bitmap.height; at++) {
    const amount = foreground?.[at] ?? 1;
    blend(bitmap, at, toned(bitmap, at), 0, part === "ground" ? 1 - amount : amount);
  }
}

function blend({ pixels }: Bitmap, at: number, to: Colour, off: number, amount: number): void {
  if (amount === 0) return;
  for (let channel = 0; channel < 3; channel++) {
    const from = pixels[at * 4 + channel] as number;
    const value = from + ((to[channel] as number) + off - from) * amount;
    pixels[at * 4 + channel] = value < 0 ? 0 : value > 255 ? 255 : value;
  }
}

function brightness({ pixels }: Bitmap, at: number): number {
  const red = pixels[at * 4] as number;
  const green = pixels[at * 4 + 1] as number;
  const blue = pixels[at * 4 + 2] as number;
  return Math.round(red * 0.3 + green * 0.59 + blue * 0.11);
}

/** Pixels of a logo repeat: each colour is worked out once, at 5 bits a channel. */
function byColour<T>(work: (colour: Colour) => T): (bitmap: Bitmap, at: number) => T {
  const known: T[] = [];
  return ({ pixels }, at) => {
    const red = pixels[at * 4] as number;
    const green = pixels[at * 4 + 1] as number;
    const blue = pixels[at * 4 + 2] as number;
    const key = (red >> 3) << 10 | (green >> 3) << 5 | blue >> 3;
    return known[key] ??= work([red, green, blue]);
  };
}

function hexOf([red, green, blue]: Colour): string {
  return formatHex({ mode: "rgb", r: red / 255, g: green / 255, b: blue / 255 });
}
