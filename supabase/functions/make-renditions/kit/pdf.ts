import { rgbOf } from "../pictures/ground.ts";
import type { Frame } from "../vector/svg.ts";
import type { Layer } from "../vector/trace-shape.ts";
import type { PlainVector } from "./plain-vector.ts";

/** Points of the longer side, 72 an inch: about 14 cm. A vector has no size of its own. */
const LONGER_SIDE = 400;

/** A page with the layers on it. */
export async function drawPdf(
  layers: readonly Layer[],
  [left, top, width, height]: Frame,
  title: string,
): Promise<Uint8Array> {
  const { rgb } = await import("@cantoo/pdf-lib");
  const { document, page, scale } = await pageFor(width, height, title);
  for (const { hex, path } of layers) {
    if (path === "") continue;
    const [red, green, blue] = rgbOf(hex).map((value) => value / 255) as [number, number, number];
    const [x, y] = [-left * scale, (height + top) * scale];
    page.drawSvgPath(path, { x, y, scale, color: rgb(red, green, blue), borderWidth: 0 });
  }
  return await document.save({ useObjectStreams: false });
}

/** A page with an SVG's own shapes on it. */
export async function drawSvgPdf(
  { text, width, height }: PlainVector,
  title: string,
): Promise<Uint8Array> {
  const { document, page } = await pageFor(width, height, title);
  const size = page.getSize();
  await page.drawSvg(text, { x: 0, y: size.height, ...size });
  return await document.save({ useObjectStreams: false });
}

/** A document of one page, and nothing else in it: no date, no program's name. */
async function pageFor(width: number, height: number, title: string) {
  const { PDFDocument } = await import("@cantoo/pdf-lib");
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setTitle(title);
  const scale = LONGER_SIDE / Math.max(width, height);
  return { document, page: document.addPage([width * scale, height * scale]), scale };
}
