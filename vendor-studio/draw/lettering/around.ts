import { filled, moved, polar } from "../geometry.ts";
import { letter, type Setting } from "./letter.ts";
import { type ColouredLetters, coloursByGlyph } from "./coloured-letters.ts";

/**
 * Sets a text on a circle around the origin, centred at the top, or at the foot so that it reads
 * upright there as well. The size shrinks until it takes no more than `degrees` of the circle.
 */
export function around(text: string, setting: Setting, circle: {
  radius: number;
  size: number;
  degrees: number;
  foot?: boolean;
  colour: string;
  /** What it stands on. */
  ground: string;
  colouredLetters?: ColouredLetters[];
  /** The size below which it can't be read, and isn't set. */
  least?: number;
}): string {
  const line = letter(text, setting);
  const length = line.glyphs.reduce((sum, { advance }) => sum + advance, 0);
  const longest = circle.radius * circle.degrees * Math.PI / 180;
  const scale = Math.min(circle.size / 100, longest / Math.max(1, length));
  if (scale * 100 < (circle.least ?? 0)) return "";
  // Letters at the foot stand on the inside of the circle, those at the top on the outside.
  const radius = circle.foot ? circle.radius + line.capHeight * scale : circle.radius;
  const side = circle.foot ? -1 : 1;
  const colours = coloursByGlyph([line], circle.colouredLetters ?? [], circle.ground);
  return line.glyphs.map((glyph) => {
    if (glyph.d === "") return "";
    const middle = glyph.x + glyph.advance / 2;
    const degrees = (middle - length / 2) * scale / circle.radius * 180 / Math.PI * side;
    const [x, y] = polar(radius, circle.foot ? 180 + degrees : degrees);
    const shape = moved(filled(glyph.d, colours.get(glyph) ?? circle.colour), -middle, 0);
    return moved(shape, x, y, scale, degrees);
  }).join("");
}
