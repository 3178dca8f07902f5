import assert from "node:assert/strict";
import { Transformer } from "@napi-rs/image";
import { draw } from "./attempts.ts";
import { RIGHT_KEY, type Strictness, StrictVendors } from "./strict-vendors.fixture.ts";
import { tryOut } from "./try-out.ts";

const model = "seedream-4-5-251128";

/** What is said of a picture by a vendor that answers otherwise, or in another time. */
async function said(strictness: Strictness, usual?: readonly [number, number]): Promise<string[]> {
  await using vendors = new StrictVendors(strictness);
  const access = { apiKey: RIGHT_KEY, baseUrl: vendors.url };
  const attempt = draw({ provider: "ark", model, ...access });
  const findings = await tryOut({ ...attempt, ...(usual && { seconds: usual }) }, access);
  return findings.map(({ verdict, text }) => `${verdict}: ${text}`);
}

Deno.test("a picture of another size than the studio's differs", async () => {
  const lines = await said({
    async alter(response) {
      if (response.headers.get("content-type") !== "image/jpeg") return response;
      const small = new Transformer(await response.bytes()).resize(1024, 1024).jpegSync();
      return new Response(new Uint8Array(small), { headers: { "content-type": "image/jpeg" } });
    },
  });
  assert.deepEqual(lines.filter((line) => !line.includes(" took ")), [
    `ok: ${model} answers a jpeg of 1024 × 1024`,
    "differs: the picture is a jpeg of 1024 × 1024, the studio's a jpeg of 2048 × 2048",
  ]);
});

Deno.test("an answer that takes longer than the table says differs, an earlier one does not", async () => {
  const words = (least: number, most: number) =>
    new RegExp(`: ${model} took [\\d.]+ s, the table says ${least} to ${most}$`);
  // Whatever time it takes is longer than none, and shorter than ten minutes.
  const [, late = "", ...more] = await said({}, [0, 0]);
  assert.match(late, /^differs/);
  assert.match(late, words(0, 0));
  assert.deepEqual(more, []);
  const [, early = ""] = await said({}, [300, 600]);
  assert.doesNotMatch(early, /^(differs|wrong)/);
  assert.match(early, words(300, 600));
});
