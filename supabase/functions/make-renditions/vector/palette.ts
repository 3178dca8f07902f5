import type { Ink } from "./find-inks.ts";
import { hexOf } from "./oklab.ts";
import type { PaletteColour } from "./trace-shape.ts";

/** Below this a colour is black, white or a grey: nobody's brand colour where there is another. */
const LEAST_CHROMA = 0.035;
const ROLES = ["primary", "secondary"] as const;

/** A logo's colours with what each is for, most of the picture first. */
export function paletteOf(
  inks: readonly Ink[],
  shares: readonly number[],
  ground: number | null,
): PaletteColour[] {
  const order = inks.map((_, index) => index)
    .sort((a, b) => (shares[b] as number) - (shares[a] as number));
  const drawn = order.filter((index) => index !== ground);
  const isColourful = (index: number) => {
    const [, a, b] = (inks[index] as Ink).lab;
    return Math.hypot(a, b) >= LEAST_CHROMA;
  };
  const colourful = drawn.filter(isColourful);
  // A logo in black and greys alone has those for its brand's colours.
  const branded = colourful.length > 0 ? colourful : drawn;
  return order.map((index) => {
    const place = branded.indexOf(index);
    const role = index === ground ? "background" : place === -1 ? "ink" : ROLES[place] ?? "accent";
    const share = Math.round((shares[index] as number) * 1e4) / 1e4;
    return { hex: hexOf((inks[index] as Ink).rgb), role, share };
  });
}
