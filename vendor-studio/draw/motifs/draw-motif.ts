import { fitted, MARK_BOX, moved } from "../geometry.ts";
import type { Motif } from "./index.ts";

export interface MotifColours {
  body: string;
  /** Of what a line drawing encloses and of smaller parts; absent: the body's own, for a silhouette. */
  second?: string;
}

/** A motif in flat colours, around that point; at a scale of 1 it fills the square from -100 to 100. */
export function filledMotif(
  motif: Motif,
  { body, second = body }: MotifColours,
  scale = 1,
  x = 0,
  y = 0,
): string {
  const { parts, silhouette, isLineArt, box } = motif.shapes();
  const [largest = "", ...others] = parts;
  const svg = isLineArt && second !== body
    ? path(silhouette, second) + path(parts.join(""), body)
    : path(largest, body) + path(others.join(""), isLineArt ? body : second);
  return moved(fitted({ svg, box }, MARK_BOX).svg, x, y, scale);
}

/** The same motif as a line drawing. */
export function outlinedMotif(motif: Motif, line: string, width: number): string {
  const { parts, isLineArt, box } = motif.shapes();
  if (isLineArt) return filledMotif(motif, { body: line });
  const scale = 200 / Math.max(box.width, box.height);
  const svg = `<path d="${parts.join("")}" fill="none" stroke="${line}" ` +
    `stroke-width="${width / scale}" stroke-linejoin="round"/>`;
  return fitted({ svg, box }, MARK_BOX).svg;
}

function path(d: string, colour: string): string {
  return `<path d="${d}" fill="${colour}" fill-rule="evenodd"/>`;
}
