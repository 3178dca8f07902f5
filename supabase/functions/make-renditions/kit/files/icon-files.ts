import type { Rgb } from "../../pictures/ground.ts";
import { hexOf } from "../../vector/oklab.ts";
import { svgOf } from "../../vector/svg.ts";
import type { Bounds } from "../../vector/trace-shape.ts";
import type { Artwork } from "../artwork.ts";
import { brandGround, contrastOn, LEAST_CONTRAST, WHITE } from "../brand-ground.ts";
import { compose } from "../compose.ts";
import { packIco } from "../ico.ts";
import { type KitFile, textBytes, textFile } from "../kit-file.ts";
import { pngFile } from "../png-file.ts";

/** Up to so many pixels a name can't be read: the mark stands alone, where there is one. */
const TOO_SMALL_FOR_LETTERS = 32;
const FAVICON_SIDES = [16, 32, 48];
/** Of an icon's side. */
const ROOM = { favicon: 1, home: 0.78, app: 0.82 };
/** A launcher cuts a maskable icon to any shape that holds this circle: https://w3c.github.io/manifest/#icon-masks. */
const SAFE_CIRCLE = 0.8;
const APP_SIDE = 512;

/** Icons for a site: in tabs, on home screens, and how a page names them. */
export async function iconFiles(artwork: Artwork, company: string): Promise<KitFile[]> {
  const { trace } = artwork;
  const brand = brandGround(trace);
  // On the light ground of a tab a light logo would be gone.
  const tab = contrastOn(trace, WHITE) >= LEAST_CONTRAST ? null : brand;
  const favicons = [];
  for (const side of FAVICON_SIDES) favicons.push(await icon(side, ROOM.favicon, tab));
  const round = { width: APP_SIDE, height: APP_SIDE };
  const safe = APP_SIDE * SAFE_CIRCLE;
  const maskable = await compose(
    artwork,
    trace.bounds,
    round,
    { width: safe, height: safe, isRound: true },
    brand,
  );
  return [
    {
      name: "icons/favicon.ico",
      purpose: "Browser tabs, older browsers",
      mimeType: "image/x-icon",
      width: 48,
      height: 48,
      bytes: await packIco(favicons),
    },
    faviconSvg(artwork, tab),
    await pngFile(
      "icons/apple-touch-icon.png",
      "iPhone and iPad home screens",
      await icon(180, ROOM.home, brand),
    ),
    await pngFile("icons/icon-192.png", "Android home screens", await icon(192, ROOM.app, brand)),
    await pngFile(
      "icons/icon-512.png",
      "App stores and splash screens",
      await icon(512, ROOM.app, brand),
    ),
    await pngFile(
      "icons/icon-maskable-512.png",
      "Android launchers that cut icons to a shape",
      maskable,
    ),
    textFile(
      "icons/site.webmanifest",
      "Names the icons to browsers",
      "application/manifest+json",
      manifest(company, hexOf(brand)),
    ),
    textFile("icons/head.html", "To paste into a page's head", "text/html", head(hexOf(brand))),
  ];

  function icon(side: number, share: number, ground: Rgb | null) {
    const part = side <= TOO_SMALL_FOR_LETTERS ? trace.mark ?? trace.bounds : trace.bounds;
    const room = side * (ground === null ? 1 : Math.min(share, ROOM.app));
    return compose(
      artwork,
      part,
      { width: side, height: side },
      { width: room, height: room },
      ground,
    );
  }
}

/** Flat shapes even where they only approximate: at a tab's size nobody sees the difference. */
function faviconSvg({ trace }: Artwork, ground: Rgb | null): KitFile {
  const part = trace.mark ?? trace.bounds;
  const frame = squareAround(part, ground === null ? 1 : 1 / ROOM.app);
  const [left, top, side] = frame;
  const behind = ground === null
    ? []
    : [{ hex: hexOf(ground), path: `M${left} ${top}h${side}v${side}h-${side}Z` }];
  return {
    name: "icons/favicon.svg",
    purpose: "Browser tabs",
    mimeType: "image/svg+xml",
    width: side,
    height: side,
    bytes: textBytes(svgOf([...behind, ...trace.layers], frame)),
  };
}

function squareAround({ left, top, right, bottom }: Bounds, room: number) {
  const side = Math.ceil(Math.max(right - left, bottom - top) * room);
  return [
    Math.round((left + right - side) / 2),
    Math.round((top + bottom - side) / 2),
    side,
    side,
  ] as const;
}

function manifest(company: string, ground: string): string {
  const icons = [
    { src: "icon-192.png", sizes: "192x192", type: "image/png" },
    { src: "icon-512.png", sizes: "512x512", type: "image/png" },
    { src: "icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
  ];
  const named = {
    name: company,
    short_name: company,
    icons,
    theme_color: ground,
    background_color: ground,
    display: "standalone",
  };
  return `${JSON.stringify(named, null, 2)}\n`;
}

function head(ground: string): string {
  return `<link rel="icon" href="/favicon.ico" sizes="32x32">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="/apple-touch-icon.png">
<link rel="manifest" href="/site.webmanifest">
<meta name="theme-color" content="${ground}">
`;
}
