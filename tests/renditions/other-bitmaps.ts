import { cmykJpeg } from "../../supabase/functions/make-renditions/pictures/cmyk-jpeg.fixture.ts";
import { drawVector } from "../../supabase/functions/make-renditions/pictures/draw-vector.ts";
import {
  encodeJpeg,
  encodePng,
  encodeWebp,
} from "../../supabase/functions/make-renditions/pictures/encode.ts";
import { onGround } from "../../supabase/functions/make-renditions/pictures/ground.ts";
import { pictureOf } from "../../supabase/functions/make-renditions/pictures/shapes.fixture.ts";
import { badge, svgOf } from "./badge.ts";
import type { Specimen } from "./studio-logos.ts";

/** What becomes of it: a kit of flat shapes, one of pixels, or a sentence that says why not. */
export interface OtherBitmap extends Omit<Specimen, "company"> {
  becomes: "flat" | "pixels" | "refused";
}

const WHITE = [255, 255, 255] as const;

const drawn = (art: string, width: number, height = width) =>
  drawVector(svgOf(art, 100 * width / height), width, height);

const onWhite = async (art: string, width: number, height = width) =>
  onGround(await drawn(art, width, height), WHITE);

const gradient = '<linearGradient id="g" x2="1"><stop stop-color="#ff8a00"/>' +
  '<stop offset=".5" stop-color="#e52e71"/><stop offset="1" stop-color="#2b5cff"/></linearGradient>';

/** Hills in haze under a sky with grain: no even field, no ground, no edge that is sharp. */
const photograph = pictureOf(1200, 900, (x, y) => {
  const hill = 420 + 90 * Math.sin(x / 140) + 60 * Math.sin(x / 53 + 2);
  const far = 330 + 70 * Math.sin(x / 210 + 1);
  const grain = ((x * 7919 + y * 104_729) % 61) - 30;
  const shade = y > hill ? [60 - y / 40, 92 - y / 30, 48] : y > far ? [120, 140, 150] : [
    170 + y / 8,
    190 + y / 10,
    225,
  ];
  const [red, green, blue] = shade.map((value) => Math.min(255, Math.max(0, value + grain)));
  return [red ?? 0, green ?? 0, blue ?? 0, 255];
});

const noise = pictureOf(256, 256, (x, y) => {
  const value = (x * 2_654_435_761 ^ y * 40_503 ^ (x * y * 97)) >>> 0;
  return [value & 255, value >>> 8 & 255, value >>> 16 & 255, 255];
});

/** Twenty pictures that no studio drew, from the ordinary to the impossible. */
export async function otherBitmaps(): Promise<OtherBitmap[]> {
  const png = async (
    name: string,
    becomes: OtherBitmap["becomes"],
    picture: Parameters<typeof encodePng>[0],
  ) => ({ name, becomes, bytes: await encodePng(picture), mimeType: "image/png" });
  const large = await onWhite(badge, 1024);
  return [
    {
      name: "JPEG artefacts",
      becomes: "flat",
      bytes: await encodeJpeg(await onWhite(badge, 1024), 20),
      mimeType: "image/jpeg",
    },
    await png("300 pixels", "flat", await onWhite(badge, 300)),
    await png("4096 pixels", "flat", onGround(await drawn(badge, 4096), [240, 235, 220])),
    {
      name: "a photograph",
      becomes: "pixels",
      bytes: await encodeJpeg(photograph, 85),
      mimeType: "image/jpeg",
    },
    await png(
      "a gradient from edge to edge",
      "pixels",
      await drawn(`${gradient}<rect width="100" height="100" fill="url(#g)"/>`, 1024),
    ),
    await png(
      "a gradient on white",
      "pixels",
      await onWhite(`${gradient}<circle cx="50" cy="50" r="40" fill="url(#g)"/>`, 1024),
    ),
    await png(
      "white on white",
      "refused",
      await onWhite('<path fill="#fff" d="M9 9H50V50Z"/>', 512),
    ),
    await png("transparent ground", "flat", await drawn(badge, 1024)),
    await png("one pixel", "refused", pictureOf(1, 1, () => [200, 30, 30, 255])),
    { name: "a JPEG in CMYK", becomes: "pixels", bytes: cmykJpeg, mimeType: "image/jpeg" },
    {
      name: "WebP",
      becomes: "flat",
      bytes: await encodeWebp(large),
      mimeType: "image/webp",
    },
    {
      name: "SVG",
      becomes: "flat",
      bytes: new TextEncoder().encode(svgOf(badge)),
      mimeType: "image/svg+xml",
    },
    await png("noise", "pixels", noise),
    await png(
      "very wide",
      "flat",
      await onWhite(`<g transform="translate(350)">${badge}</g>`, 2048, 256),
    ),
    await png(
      "very high",
      "flat",
      onGround(
        await drawVector(
          svgOf(`<g transform="translate(0 350)">${badge}</g>`, 100, 800),
          256,
          2048,
        ),
        WHITE,
      ),
    ),
    await png("nothing but transparency", "refused", pictureOf(64, 64, () => [0, 0, 0, 0])),
    await png("half transparent", "flat", await drawn(`<g opacity=".6">${badge}</g>`, 1024)),
    await png(
      "hairlines",
      "flat",
      await onWhite(
        '<path d="M10 20H90M10 50H90M10 80L90 60" stroke="#111" stroke-width=".25"/>',
        2048,
      ),
    ),
    await png(
      "light on dark",
      "flat",
      onGround(await drawn(badge.replaceAll("#1b4d3e", "#f5e9d0"), 1024), [12, 18, 44]),
    ),
    {
      name: "cut off",
      becomes: "refused",
      bytes: (await encodePng(large)).slice(0, 3000),
      mimeType: "image/png",
    },
  ];
}
