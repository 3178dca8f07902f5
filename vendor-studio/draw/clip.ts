import type { Brush } from "./brush.ts";

/** Shows of `svg` only what lies within the path. */
export function clipped(brush: Brush, svg: string, d: string): string {
  const id = brush.id();
  return `<clipPath id="${id}"><path d="${d}"/></clipPath><g clip-path="url(#${id})">${svg}</g>`;
}
