import assert from "node:assert/strict";
import { readPictureHeader } from "../_shared/images/read-header.ts";
import { svgOf } from "../_shared/images/svg.fixture.ts";
import { VendorError } from "../_shared/vendors/vendor-error.ts";
import { drawBitmap } from "./draw-bitmap.ts";

async function sizeOf(svg: string): Promise<number[]> {
  const header = readPictureHeader(await drawBitmap(new TextEncoder().encode(svg)));
  return [header?.width ?? 0, header?.height ?? 0];
}

const whole = 'width="2048" height="2048"';

Deno.test("a vector is drawn with its longer side at 1024 pixels", async () => {
  assert.deepEqual(await sizeOf(svgOf()), [1024, 1024]);
  assert.deepEqual(await sizeOf(svgOf().replace("2048 2048", "512 2048")), [256, 1024]);
});

Deno.test("19,000 copies over the whole picture are drawn smaller, so that they take seconds", async () => {
  const copies = `<rect id="a" ${whole}/>${'<use href="#a"/>'.repeat(19_000)}`;
  assert.deepEqual(await sizeOf(svgOf(copies)), [469, 469]);
});

Deno.test("what would take minutes to draw is a bad picture", async () => {
  const filtered = '<filter id="a"><feMorphology operator="dilate" radius="40"/></filter>' +
    `<rect ${whole} filter="url(#a)"/>`;
  await assert.rejects(
    sizeOf(svgOf(filtered)),
    (error) => error instanceof VendorError && error.code === "bad_picture",
  );
});
