import { onGroundAt, type Rgb } from "../pictures/ground.ts";
import type { Picture } from "../pictures/picture.ts";
import { distance, JUST_NOTICEABLE, labOf } from "./oklab.ts";

/**
 * How much of a picture a drawing of it repeats: the share of its pixels, 0 to 1, that an eye can't
 * tell from the original's, side by side on the same ground. Both are of the same size.
 */
export function fidelityOf(drawing: Picture, original: Picture, ground: Rgb): number {
  const [a, b] = [drawing.pixels, original.pixels];
  let same = 0;
  for (let at = 0; at < a.length; at += 4) {
    const red = onGroundAt(a, at, 0, ground);
    const green = onGroundAt(a, at, 1, ground);
    const blue = onGroundAt(a, at, 2, ground);
    const u = onGroundAt(b, at, 0, ground);
    const v = onGroundAt(b, at, 1, ground);
    const w = onGroundAt(b, at, 2, ground);
    if (red === u && green === v && blue === w) same++;
    else if (distance(labOf(red, green, blue), labOf(u, v, w)) <= JUST_NOTICEABLE) same++;
  }
  return same * 4 / a.length;
}
