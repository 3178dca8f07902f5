import type { Separation } from "./separate.ts";

/** Of the picture's border, in one ink, at the least. */
const MOST_OF_BORDER = 0.7;

/**
 * Which ink the logo stands on: the one that most of the picture's border is. Null where there is
 * none: what shines through, a photograph, a picture without a frame.
 */
export function findGround({ width, height, coverage }: Separation): number | null {
  const border = [...borderOf(width, height)];
  const shares = coverage.map((field) =>
    border.reduce((sum, pixel) => sum + (field[pixel] as number), 0) / (border.length * 255)
  );
  const ground = shares.findIndex((share) => share >= MOST_OF_BORDER);
  return ground === -1 ? null : ground;
}

function* borderOf(width: number, height: number): Generator<number> {
  for (let x = 0; x < width; x++) {
    yield x;
    yield (height - 1) * width + x;
  }
  for (let y = 1; y < height - 1; y++) {
    yield y * width;
    yield y * width + width - 1;
  }
}
