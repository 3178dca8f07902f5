import assert from "node:assert/strict";
import { deflateSync } from "node:zlib";
import { UnreadablePicture } from "../picture.ts";
import { pictureOf } from "../shapes.fixture.ts";
import { wordyPng } from "./wordy-png.fixture.ts";
import { pngStrips } from "./png-strips.ts";
import { readPng } from "./read-png.ts";

const WIDTH = 5;
const HEIGHT = 131;

/** A PNG of those lines, each with another filter than the one before. */
function pngOf(
  type: number,
  step: number,
  lines: Uint8Array[],
  { bits = 8, more = "", data: transparency = [9, 0, 200] } = {},
) {
  const filtered = lines.map((line, y) => {
    const above = lines[y - 1] ?? new Uint8Array(line.length);
    const filter = y % 5;
    return [
      filter,
      ...line.map((own, x) => {
        const [a, b, c] = [line[x - step] ?? 0, above[x] ?? 0, above[x - step] ?? 0];
        const nearest = [a, b, c].reduce((best, one) =>
          Math.abs(a + b - c - one) < Math.abs(a + b - c - best) ? one : best
        );
        return own - ([0, a, b, (a + b) >> 1, nearest][filter] ?? 0);
      }),
    ];
  });
  const header = new Uint8Array(13);
  new DataView(header.buffer).setUint32(0, WIDTH);
  new DataView(header.buffer).setUint32(4, HEIGHT);
  header.set([bits, type], 8);
  const data = deflateSync(Uint8Array.from(filtered.flat()));
  const chunks: [string, Uint8Array][] = [
    ["IHDR", header],
    ["PLTE", Uint8Array.from({ length: 256 * 3 }, (_, at) => (at * 7) & 255)],
    ...(more === "" ? [] : [[more, Uint8Array.from(transparency)]] as [string, Uint8Array][]),
    // Wherever it is cut, it goes on in the next chunk.
    ["IDAT", data.subarray(0, 11)],
    ["IDAT", data.subarray(11)],
    ["IEND", new Uint8Array()],
  ];
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunks.flatMap(([name, held]) => [
      ...[0, 0, held.length >> 8, held.length & 255],
      ...new TextEncoder().encode(name),
      ...held,
      ...[0, 0, 0, 0],
    ]),
  ]);
}

/** Lines without an order that a filter could count on. */
function linesOf(step: number): Uint8Array[] {
  let seed = 1;
  const next = () => (seed = seed * 48_271 % 0x7fffffff) & 255;
  return Array.from({ length: HEIGHT }, () => Uint8Array.from({ length: WIDTH * step }, next));
}

async function pixelsOf(png: Uint8Array): Promise<number[]> {
  const pixels: number[] = [];
  for await (const strip of pngStrips(readPng(png))) pixels.push(...strip);
  return pixels;
}

Deno.test("every kind of pixel comes back, whatever its line was filtered by", async () => {
  type Expand = (samples: number[]) => number[];
  const kinds: [type: number, step: number, expand: Expand, more?: string][] = [
    [0, 1, ([grey = 0]) => [grey, grey, grey, 255]],
    [2, 3, (rgb) => [...rgb, 255]],
    [
      ...[3, 1] as const,
      ([place = 0]) => [
        ...[0, 1, 2].map((at) => ((place * 3 + at) * 7) & 255),
        [9, 0, 200][place] ?? 255,
      ],
      "tRNS",
    ],
    [4, 2, ([grey = 0, alpha = 0]) => [grey, grey, grey, alpha]],
    [6, 4, (rgba) => rgba],
  ];
  for (const [type, step, expand, more] of kinds) {
    const lines = linesOf(step);
    const samples = lines.flatMap((line) => [...line]);
    const expected = Array.from(
      { length: WIDTH * HEIGHT },
      (_, pixel) => expand(samples.slice(pixel * step, (pixel + 1) * step)),
    );
    const png = pngOf(type, step, lines, more === undefined ? {} : { more });
    assert.deepEqual(await pixelsOf(png), expected.flat(), `type ${type}`);
  }
});

Deno.test("samples of fewer bits are spread over all levels", async () => {
  for (const bits of [1, 2, 4]) {
    const lines = Array.from({ length: HEIGHT }, (_, y) => {
      const line = new Uint8Array(Math.ceil(WIDTH * bits / 8));
      return line.map((_, x) => (x * 89 + y * 57) & 255);
    });
    const most = 2 ** bits - 1;
    const expected = lines.flatMap((line) =>
      Array.from({ length: WIDTH }, (_, x) => {
        const byte = line[Math.floor(x * bits / 8)] ?? 0;
        const grey = Math.round((byte >> (8 - bits - x * bits % 8) & most) * 255 / most);
        return [grey, grey, grey, 255];
      }).flat()
    );
    assert.deepEqual(await pixelsOf(pngOf(0, 1, lines, { bits })), expected, `${bits} bits`);
  }
});

Deno.test("the one colour that counts as transparent is, and no other", async () => {
  const lines = linesOf(3);
  const [red = 0, green = 0, blue = 0] = lines[7]?.subarray(3, 6) ?? [];
  const png = pngOf(2, 3, lines, { more: "tRNS", data: [0, red, 0, green, 0, blue] });
  const pixels = await pixelsOf(png);
  const clear = pixels.flatMap((value, at) => at % 4 === 3 && value === 0 ? [(at - 3) / 4] : []);
  assert.deepEqual(clear, [7 * WIDTH + 1]);
});

Deno.test("what comes in seven passes, or in 16 bits a sample, is the same picture", async () => {
  for (const [width, height] of [[1, 1], [3, 2], [13, 131]] as const) {
    const picture = pictureOf(width, height, (x, y) => [x * 19 & 255, y, (x + y) & 255, 255 - y]);
    for (const isInterlaced of [false, true]) {
      for (const bits of [8, 16] as const) {
        const png = wordyPng(picture, { bits, isInterlaced });
        assert.deepEqual(await pixelsOf(png), [...picture.pixels], `${bits} ${isInterlaced}`);
      }
    }
  }
});

Deno.test("one that is damaged says so", async () => {
  const whole = pngOf(6, 4, linesOf(4));
  const broken = whole.slice();
  broken.fill(0xa5, 1200, 1300);
  for (const png of [whole.subarray(0, whole.length - 700), broken]) {
    await assert.rejects(pixelsOf(png), UnreadablePicture);
  }
});
