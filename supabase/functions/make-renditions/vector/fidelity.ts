import type { Picture } from "../pictures/picture.ts";
import { distance, JUST_NOTICEABLE, labOf } from "./oklab.ts";

/**
 * How much of a picture a drawing of it repeats: the share of its pixels, 0 to 1, that an eye can't
 * tell from the original's, side by side. Both on the same ground, of the same size.
 */
export function fidelityOf(drawing: Picture, original: Picture): number {
  const [a, b] = [drawing.pixels, original.pixels];
  let same = 0;
  for (let at = 0; at < a.length; at += 4) {
    const [red, green, blue] = [a[at], a[at + 1], a[at + 2]] as [number, number, number];
    const [u, v, w] = [b[at], b[at + 1], b[at + 2]] as [number, number, number];
    if (red === u && green === v && blue === w) same++;
    else if (distance(labOf(red, green, blue), labOf(u, v, w)) <= JUST_NOTICEABLE) same++;
  }
  return same * 4 / a.length;
}
