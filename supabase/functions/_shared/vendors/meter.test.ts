import assert from "node:assert/strict";
import { createMeter } from "./meter.ts";

Deno.test("a call that has not ended yet counts for as long as it has taken", async () => {
  let now = 0;
  const meter = createMeter(() => now);
  const call = { vendor: "seedream", model: "m" };
  await meter.measure(call, () => Promise.resolve(now = 2_000));
  const answer = Promise.withResolvers<void>();
  const late = meter.measure(call, () => answer.promise);
  now = 72_000;
  assert.deepEqual(meter.report(), { ...call, calls: 2, vendor_ms: 72_000 });
  answer.resolve();
  await late;
  now = 80_000;
  assert.deepEqual(meter.report(), { ...call, calls: 2, vendor_ms: 72_000 });
});
