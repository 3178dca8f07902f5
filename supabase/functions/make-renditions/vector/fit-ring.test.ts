import assert from "node:assert/strict";
import { drawVector } from "../pictures/draw-vector.ts";
import { outline } from "./outline.ts";

const SIDE = 64;

/** The coverage of art that stands where no pixel begins. */
async function coverageOf(art: string): Promise<Uint8Array> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}">${art}</svg>`;
  const { pixels } = await drawVector(svg, SIDE, SIDE);
  return pixels.filter((_, at) => at % 4 === 3);
}

Deno.test("a circle has no corner, however small it is", async () => {
  for (const radius of [4, 5, 6, 8, 10, 14, 20]) {
    for (const off of [0, 0.3, 0.5]) {
      const art = `<circle cx="${32 + off}" cy="${32 - off / 2}" r="${radius}"/>`;
      const path = outline(await coverageOf(art), SIDE, SIDE);
      assert.doesNotMatch(path, /L/, `${radius}`);
      // Curves that meet at no angle: each goes on where the one before came from.
      const numbers = [...path.matchAll(/-?[\d.]+/g)].map(Number);
      const points = numbers.flatMap((x, at) => at % 2 === 0 ? [[x, numbers[at + 1] ?? 0]] : []);
      for (let end = 3; end + 1 < points.length; end += 3) {
        const [[a, b], [x, y], [u, v]] = points.slice(end - 1, end + 2) as [
          [number, number],
          [number, number],
          [number, number],
        ];
        const turn = Math.atan2(
          (x - a) * (v - y) - (y - b) * (u - x),
          (x - a) * (u - x) + (y - b) * (v - y),
        );
        assert.ok(Math.abs(turn) < 0.5, `${radius}, ${off}: ${turn}`);
      }
    }
  }
});

Deno.test("a square has four, and the ends of a stroke two each", async () => {
  for (const shape of ["M20.4 20.3h24v24h-24z", "M20.4 8.3h8v48h-8z", "M20.4 20.3h9v9h-9z"]) {
    const path = outline(await coverageOf(`<path d="${shape}"/>`), SIDE, SIDE);
    assert.match(path, /^M[\d. ]+(L[\d. ]+){4}Z$/, shape);
  }
});
