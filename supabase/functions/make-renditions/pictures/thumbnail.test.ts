import assert from "node:assert/strict";
import { decode } from "./decode.ts";
import { colourAt, pictureOf } from "./shapes.fixture.ts";
import { encodeThumbnail } from "./thumbnail.ts";

/** As hard to shrink as a picture can be. */
function noise(alpha: (x: number) => number) {
  let state = 1;
  const next = () => (state = state * 1_103_515_245 + 12_345 >>> 0) >>> 24;
  return pictureOf(512, 512, (x) => [next(), next(), next(), alpha(x)]);
}

const [red, white] = [[217, 72, 15, 255], [255, 255, 255, 255]] as const;
const flat = pictureOf(512, 512, (x, y) => Math.hypot(x - 256, y - 256) < 200 ? red : white);

Deno.test("flat artwork is kept without loss, in a few KiB", async () => {
  const { bytes, mimeType } = await encodeThumbnail(flat);
  assert.equal(mimeType, "image/webp");
  assert.ok(bytes.length < 8 * 1024);
  assert.deepEqual(await decode(bytes, 512), flat);
});

Deno.test("artwork with a grain loses no more than it must to be loaded with fourteen others", async () => {
  let state = 1;
  const grain = () => (state = state * 1_103_515_245 + 12_345 >>> 0) >>> 28;
  const grained = pictureOf(512, 512, (x, y) => {
    const [r, g, b] = Math.hypot(x - 256, y - 256) < 200 ? red : white;
    return [r - grain(), g - grain(), b - grain(), 255];
  });
  const { bytes, mimeType } = await encodeThumbnail(grained);
  assert.equal(mimeType, "image/jpeg");
  assert.ok(bytes.length > 14 * 1024 && bytes.length <= 17 * 1024, `${bytes.length}`);
});

Deno.test("even noise fits in 60 KiB, opaque or not", async () => {
  for (const alpha of [() => 255, (x: number) => x & 255]) {
    const { bytes } = await encodeThumbnail(noise(alpha));
    assert.ok(bytes.length <= 60 * 1024, `${bytes.length}`);
  }
});

Deno.test("what is transparent stays so where that fits", async () => {
  const soft = pictureOf(512, 512, (x, y) => [217, 72, 15, Math.min(255, (x ^ y) & 15)]);
  const { bytes } = await encodeThumbnail(soft);
  const [, , , alpha] = colourAt(await decode(bytes, 512), 5, 5);
  assert.ok((alpha ?? 255) < 16);
});
