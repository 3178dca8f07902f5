import type { Bounds, Layer } from "./trace-shape.ts";

/** Left, top, width and height, as an SVG's `viewBox`. */
export type Frame = readonly [left: number, top: number, width: number, height: number];

/** Of a logo's longer side: the room around it, in every file that is cut to the logo. */
const MARGIN = 1 / 16;

/** The logo's bounds with its margin. */
export function frameAround({ left, top, right, bottom }: Bounds): Frame {
  const margin = Math.round(Math.max(right - left, bottom - top) * MARGIN);
  return [left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin];
}

/** An SVG of flat layers, from the bottom. */
export function svgOf(layers: readonly Layer[], frame: Frame, title?: string): string {
  const [, , width, height] = frame;
  const paths = layers.filter(({ path }) => path !== "")
    .map(({ hex, path }) => `<path fill="${hex}" d="${path}"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${frame.join(" ")}" width="${width}" ` +
    `height="${height}"${title === undefined ? "" : ' role="img"'}>` +
    `${title === undefined ? "" : `<title>${escaped(title)}</title>`}${paths.join("")}</svg>\n`;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => entities[character] ?? "");
}
