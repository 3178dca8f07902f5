import assert from "node:assert/strict";
import { largeBitmaps } from "./large-bitmaps.ts";
import { MOST_BYTES, runSteps } from "./steps/run-steps.ts";

/** The hardest of each format; `deno task bench -- renditions` measures all. */
const HARDEST = /PNG of 16 bits|progressive JPEG|WebP without loss/;

Deno.test({
  name: "the largest pictures become thumbnails and kits within a worker's memory",
  // Other systems don't tell how much of a process is its program.
  ignore: Deno.build.os !== "linux",
  async fn(t) {
    const hardest = await largeBitmaps(HARDEST);
    assert.equal(hardest.length, 3);
    for (const bitmap of hardest) {
      await t.step(bitmap.name, async () => {
        const took = new Map<string, number>();
        for await (const { step, peakBytes, traced } of runSteps(bitmap)) {
          took.set(step, peakBytes);
          if (traced) assert.ok((traced.fidelity?.svg ?? 0) >= 0.97, `${traced.fidelity?.svg}`);
        }
        assert.ok(took.has("pack"));
        const over = [...took].filter(([, bytes]) => bytes > MOST_BYTES);
        assert.deepEqual(over, []);
      });
    }
  },
});
