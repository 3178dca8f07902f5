import type { Rgb } from "../pictures/ground.ts";
import type { Picture } from "../pictures/picture.ts";

/** Levels of a channel: nearer to the ground's colour is noise of it, further is not the ground. */
const NOISE = 10;
const APART = 64;

/**
 * The picture without its ground. Where a pixel is neither the ground nor clearly apart from it, it
 * shines through in proportion, and its colour is what would have to be mixed with the ground to
 * give what stands there: so an edge is soft, without a halo of the ground's colour, and on the
 * ground it looks as before.
 */
export function cutOut({ width, height, pixels }: Picture, ground: Rgb): Picture {
  const cut = pixels.slice();
  for (let at = 0; at < cut.length; at += 4) {
    let apart = 0;
    for (let i = 0; i < 3; i++) {
      apart = Math.max(apart, Math.abs((pixels[at + i] as number) - (ground[i] as number)));
    }
    const share = Math.min(1, Math.max(0, (apart - NOISE) / (APART - NOISE)));
    if (share === 1) continue;
    const alpha = Math.round(share * (pixels[at + 3] as number));
    for (let i = 0; i < 3; i++) {
      const below = ground[i] as number;
      const unmixed = share === 0 ? 0 : below + ((pixels[at + i] as number) - below) / share;
      cut[at + i] = Math.round(Math.min(255, Math.max(0, unmixed)));
    }
    cut[at + 3] = alpha;
  }
  return { width, height, pixels: cut };
}
