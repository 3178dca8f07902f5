import type { Size } from "../../_shared/images/size.ts";
import type { Picture } from "./picture.ts";

/** Whether a picture can be halved on its way to that size without a pixel being shared. */
export function canBeHalved(from: Size, to: Size): boolean {
  const isEven = from.width % 2 === 0 && from.height % 2 === 0;
  return isEven && from.width >= to.width * 2 && from.height >= to.height * 2;
}

/**
 * Half as wide and half as high: each pixel the mean of four, colours by their alpha. It is what a
 * `Resampler` makes of it, in a tenth of the time.
 */
export function halve({ width, height, pixels }: Picture): Picture {
  const [across, down] = [width / 2, height / 2];
  const halved = new Uint8Array(across * down * 4);
  const stride = width * 4;
  for (let y = 0, to = 0; y < down; y++) {
    for (let x = 0, at = y * 2 * stride; x < across; x++, at += 8, to += 4) {
      const below = at + stride;
      const a = pixels[at + 3] as number;
      const b = pixels[at + 7] as number;
      const c = pixels[below + 3] as number;
      const d = pixels[below + 7] as number;
      const sum = a + b + c + d;
      if (sum === 0) continue;
      if (sum === 4 * 255) {
        // The same sum as below, of what nothing shines through.
        halved[to] = ((pixels[at] as number) + (pixels[at + 4] as number) +
          (pixels[below] as number) + (pixels[below + 4] as number) + 2) >> 2;
        halved[to + 1] = ((pixels[at + 1] as number) + (pixels[at + 5] as number) +
          (pixels[below + 1] as number) + (pixels[below + 5] as number) + 2) >> 2;
        halved[to + 2] = ((pixels[at + 2] as number) + (pixels[at + 6] as number) +
          (pixels[below + 2] as number) + (pixels[below + 6] as number) + 2) >> 2;
        halved[to + 3] = 255;
        continue;
      }
      for (let channel = 0; channel < 3; channel++) {
        const colours = (pixels[at + channel] as number) * a +
          (pixels[at + 4 + channel] as number) * b +
          (pixels[below + channel] as number) * c +
          (pixels[below + 4 + channel] as number) * d;
        halved[to + channel] = (colours / sum + 0.5) | 0;
      }
      halved[to + 3] = (sum + 2) >> 2;
    }
  }
  return { width: across, height: down, pixels: halved };
}
