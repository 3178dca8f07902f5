import assert from "node:assert/strict";
import { createQuotas, type Place, type TurnedAway } from "./quotas.ts";

/** Undefined where it is drawn. */
function refusalOf(answer: Place | TurnedAway): TurnedAway | undefined {
  return "retryAfterSeconds" in answer ? answer : undefined;
}

Deno.test("a quota turns away what is too much, and says when to come back", () => {
  let now = 0;
  const quotas = createQuotas(() => now);
  assert.equal(refusalOf(quotas.take("ark")), undefined);
  quotas.set({ vendor: "ark", pictures: 2, seconds: 10, window: "sliding", hint: true });
  assert.equal(refusalOf(quotas.take("ark")), undefined);
  now = 4000;
  assert.equal(refusalOf(quotas.take("ark")), undefined);
  assert.deepEqual(refusalOf(quotas.take("ark")), { retryAfterSeconds: 6 });
  assert.equal(refusalOf(quotas.take("gemini")), undefined);
  now = 10_001;
  assert.equal(refusalOf(quotas.take("ark")), undefined);
  assert.deepEqual(refusalOf(quotas.take("ark")), { retryAfterSeconds: 4 });
  quotas.clear();
  assert.equal(refusalOf(quotas.take("ark")), undefined);
});

Deno.test("a window of the clock begins anew, whenever its pictures were drawn", () => {
  let now = 9000;
  const quotas = createQuotas(() => now);
  quotas.set({ vendor: "ark", pictures: 1, seconds: 10, window: "fixed", hint: true });
  assert.equal(refusalOf(quotas.take("ark")), undefined);
  assert.deepEqual(refusalOf(quotas.take("ark")), { retryAfterSeconds: 1 });
  now = 10_000;
  assert.equal(refusalOf(quotas.take("ark")), undefined);
  assert.deepEqual(refusalOf(quotas.take("ark")), { retryAfterSeconds: 10 });
});

Deno.test("so many are drawn at once, and a place is free again when one is over", () => {
  const quotas = createQuotas();
  quotas.set({ vendor: "ark", atOnce: 2 });
  const first = quotas.take("ark");
  assert.equal(refusalOf(first), undefined);
  assert.equal(refusalOf(quotas.take("ark")), undefined);
  assert.deepEqual(refusalOf(quotas.take("ark")), { retryAfterSeconds: undefined });
  if (Symbol.dispose in first) first[Symbol.dispose]();
  assert.equal(refusalOf(quotas.take("ark")), undefined);
});

Deno.test("a quota that changes counts what was drawn before", () => {
  const quotas = createQuotas(() => 0);
  quotas.set({ vendor: "ark", pictures: 2, seconds: 60, window: "sliding", hint: false });
  assert.equal(refusalOf(quotas.take("ark")), undefined);
  quotas.set({ vendor: "ark", pictures: 1, seconds: 60, window: "sliding", hint: false });
  assert.deepEqual(refusalOf(quotas.take("ark")), { retryAfterSeconds: undefined });
});
