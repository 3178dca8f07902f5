import type { Brush } from "./brush.ts";

/** Shows of `svg` only what lies within the path. */
export function clipped(brush: Brush, svg: string, d: string): string {
  const id = brush.id();
  return `<clipPath id="${id}"><path d="${d}"/></clipPath><g clip-path="url(#${id})">${svg}</g>`;
}

/** A linear gradient's definition and the paint that refers to it; degrees clockwise from upwards. */
export function gradient(
  brush: Brush,
  colours: string[],
  degrees: number,
): { definition: string; paint: string } {
  const id = brush.id();
  const stops = colours.map((colour, index) =>
    `<stop offset="${index / Math.max(1, colours.length - 1)}" stop-color="${colour}"/>`
  );
  return {
    definition: `<linearGradient id="${id}" x1="0.5" y1="1" x2="0.5" y2="0" ` +
      `gradientTransform="rotate(${degrees} 0.5 0.5)">${stops.join("")}</linearGradient>`,
    paint: `url(#${id})`,
  };
}
