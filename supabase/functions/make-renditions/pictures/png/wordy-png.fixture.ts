import { deflateSync } from "node:zlib";
import type { Picture } from "../picture.ts";

/** Adam7's passes: from where, and how far apart. */
const PASSES = [
  ...[[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4]],
  ...[[0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]],
] as [left: number, top: number, across: number, down: number][];

/** A picture as a PNG of the rarer kinds, whose decoding takes the most memory. */
export function wordyPng(
  { width, height, pixels }: Picture,
  { bits, isInterlaced }: { bits: 8 | 16; isInterlaced: boolean },
): Uint8Array {
  const step = bits / 2;
  const parts: Uint8Array[] = [];
  for (const [left, top, across, down] of isInterlaced ? PASSES : [[0, 0, 1, 1] as const]) {
    const count = Math.max(0, Math.ceil((width - left) / across));
    if (count === 0) continue;
    for (let y = top; y < height; y += down) {
      // Without a filter.
      const line = new Uint8Array(1 + count * step);
      for (let i = 0, to = 1; i < count; i++) {
        const from = (y * width + left + i * across) * 4;
        for (let channel = 0; channel < 4; channel++) {
          for (let byte = 0; byte < bits / 8; byte++) line[to++] = pixels[from + channel] ?? 0;
        }
      }
      parts.push(line);
    }
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([bits, 6, 0, 0, isInterlaced ? 1 : 0], 8);
  const data = deflateSync(new Uint8Array(concatenated(parts)), { level: 1 });
  const chunks: [string, Uint8Array][] = [["IHDR", header], ["IDAT", data]];
  return concatenated([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    ...chunks.flatMap(([name, held]) => {
      const length = new Uint8Array(4);
      new DataView(length.buffer).setUint32(0, held.length);
      return [length, new TextEncoder().encode(name), held, new Uint8Array(4)];
    }),
  ]);
}

function concatenated(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  parts.reduce((at, part) => {
    whole.set(part, at);
    return at + part.length;
  }, 0);
  return whole;
}
