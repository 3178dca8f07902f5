import assert from "node:assert/strict";
import { Resampler, scale } from "./resampler.ts";
import { colourAt, pictureOf } from "./shapes.fixture.ts";

Deno.test("what can't be seen tints no edge", () => {
  const edge = pictureOf(9, 9, (x) => x < 4 ? [200, 100, 0, 255] : [0, 0, 255, 0]);
  for (const side of [3, 5, 20]) {
    const { pixels } = scale(edge, side, side);
    for (let at = 0; at < pixels.length; at += 4) {
      if (pixels[at + 3] !== 0) assert.deepEqual([...pixels.subarray(at, at + 3)], [200, 100, 0]);
    }
  }
});

Deno.test("a smaller picture is the mean of what each pixel covers", () => {
  const line = pictureOf(5, 1, (x) => [x * 10, 0, 0, 255]);
  assert.deepEqual(colourAt(scale(line, 1, 1), 0, 0), [20, 0, 0, 255]);
  // Two and a half pixels each: 0, 10, ½ · 20 and ½ · 20, 30, 40.
  const halves = scale(line, 2, 1);
  assert.deepEqual([0, 1].map((x) => colourAt(halves, x, 0)[0]), [8, 32]);
});

Deno.test("halving on the way and a single pass agree to one step of a channel", () => {
  const noise = pictureOf(64, 48, (x, y) => [x * 37 & 255, y * 91 & 255, x * y & 255, x * 4]);
  const [fast, whole] = [scale(noise, 16, 12), new Resampler(noise, { width: 16, height: 12 })];
  whole.write(noise.pixels);
  const { pixels } = whole.finish();
  const differences = pixels.map((value, at) => Math.abs(value - (fast.pixels[at] as number)));
  assert.ok(Math.max(...differences) <= 2, `${Math.max(...differences)}`);
});

Deno.test("strips give the same picture as the whole", () => {
  const noise = pictureOf(31, 29, (x, y) => [x * 37 & 255, y * 91 & 255, x * y & 255, 255]);
  for (const size of [{ width: 10, height: 7 }, { width: 40, height: 50 }]) {
    const resampler = new Resampler(noise, size);
    for (let y = 0; y < 29; y += 4) {
      resampler.write(noise.pixels.subarray(y * 31 * 4, Math.min(29, y + 4) * 31 * 4));
    }
    assert.deepEqual(resampler.finish(), scale(noise, size.width, size.height));
  }
});

Deno.test("a single pixel becomes a field of its colour", () => {
  const field = scale(pictureOf(1, 1, () => [1, 2, 3, 255]), 3, 2);
  assert.deepEqual([...field.pixels], Array.from({ length: 6 }, () => [1, 2, 3, 255]).flat());
});
