import assert from "node:assert/strict";
import { createQuotas } from "./quotas.ts";

Deno.test("a quota turns away what is too much, and says when to come back", () => {
  let now = 0;
  const quotas = createQuotas(() => now);
  assert.equal(quotas.take("ark"), undefined);
  quotas.set({ vendor: "ark", pictures: 2, seconds: 10, hint: true });
  assert.equal(quotas.take("ark"), undefined);
  now = 4000;
  assert.equal(quotas.take("ark"), undefined);
  assert.deepEqual(quotas.take("ark"), { retryAfterSeconds: 6 });
  assert.equal(quotas.take("gemini"), undefined);
  now = 10_001;
  assert.equal(quotas.take("ark"), undefined);
  assert.deepEqual(quotas.take("ark"), { retryAfterSeconds: 4 });
  quotas.clear();
  assert.equal(quotas.take("ark"), undefined);
});
