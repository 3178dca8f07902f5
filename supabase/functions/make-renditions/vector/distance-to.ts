/**
 * Of each pixel, how far it is from the nearest one that is covered by half, in pixels, up to
 * `most`; beyond that, `most`. Steps are straight or diagonal: at most 4 % off.
 *
 * @param distances where they go: four bytes a pixel, which is a lot to ask for anew each time.
 */
export function distanceTo(
  coverage: Uint8Array,
  width: number,
  height: number,
  most: number,
  distances: Float32Array = new Float32Array(coverage.length),
): Float32Array {
  for (let at = 0; at < distances.length; at++) {
    distances[at] = (coverage[at] as number) >= 128 ? 0 : most;
  }
  const nearer = (at: number, from: number, step: number) => {
    const way = (distances[from] as number) + step;
    if (way < (distances[at] as number)) distances[at] = way;
  };
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (x > 0) nearer(at, at - 1, STRAIGHT);
      if (y === 0) continue;
      nearer(at, at - width, STRAIGHT);
      if (x > 0) nearer(at, at - width - 1, DIAGONAL);
      if (x < width - 1) nearer(at, at - width + 1, DIAGONAL);
    }
  }
  for (let y = height - 1, at = width * height - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--, at--) {
      if (x < width - 1) nearer(at, at + 1, STRAIGHT);
      if (y === height - 1) continue;
      nearer(at, at + width, STRAIGHT);
      if (x < width - 1) nearer(at, at + width + 1, DIAGONAL);
      if (x > 0) nearer(at, at + width - 1, DIAGONAL);
    }
  }
  return distances;
}

/** Of the chamfer (5, 7), scaled to a straight step's usual error. */
const STRAIGHT = 0.96;
const DIAGONAL = 1.36;
