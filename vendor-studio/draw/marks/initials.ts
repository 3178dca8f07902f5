import type { Brush } from "../brush.ts";
import { type Drawing, filled, fitted } from "../geometry.ts";
import { coloursByGlyph } from "../lettering/coloured-letters.ts";
import { letter } from "../lettering/letter.ts";

/** The initials in one colour, but for those with their own, in that much room around the centre. */
export function setInitials(
  { initials, typeface, weight, tracking, colouredLetters, palette }: Brush,
  colour: string,
  width: number,
  height: number,
): Drawing {
  const line = letter(initials, { typeface, weight, tracking });
  const on = colour === palette.ground ? palette.main : palette.ground;
  const own = [...coloursByGlyph([line], colouredLetters, on)];
  const svg = filled(line.d, colour) + own.map(([{ d }, colour]) => filled(d, colour)).join("");
  return fitted({ svg, box: line.box }, { x: -width / 2, y: -height / 2, width, height });
}
