import assert from "node:assert/strict";
import { createFakeClock } from "../timing/fake-clock.fixture.ts";
import { keepLease, LeaseLost } from "./lease.ts";

Deno.test("a lease is extended three times in its length until it ends", async () => {
  const clock = createFakeClock();
  let beats = 0;
  const lease = keepLease(() => Promise.resolve(++beats > 0), clock, 30);
  await clock.advance(9_999);
  assert.equal(beats, 0);
  await clock.advance(1);
  assert.equal(beats, 1);
  await clock.advance(60_000);
  assert.equal(beats, 7);
  assert.equal(lease.signal.aborted, false);
  lease.end();
  await clock.advance(60_000);
  assert.equal(beats, 7);
});

Deno.test("a lease that the database denies is lost at once, and not asked for again", async () => {
  const clock = createFakeClock();
  let beats = 0;
  const lease = keepLease(() => Promise.resolve(++beats < 3), clock, 30);
  await clock.advance(20_000);
  assert.equal(lease.signal.aborted, false);
  await clock.advance(10_000);
  assert.ok(lease.signal.reason instanceof LeaseLost);
  await clock.advance(60_000);
  assert.equal(beats, 3);
});

Deno.test("beats that fail are repeated soon and forgiven once one gets through", async () => {
  const clock = createFakeClock();
  let beats = 0;
  const lease = keepLease(
    () => {
      beats++;
      return beats < 5 ? Promise.reject(new Error("network")) : Promise.resolve(true);
    },
    clock,
    30,
  );
  await clock.advance(10_000 + 4 * 2_000);
  assert.equal(beats, 5);
  await clock.advance(9_999);
  assert.equal(beats, 5);
  assert.equal(lease.signal.aborted, false);
  lease.end();
});

Deno.test("a lease that can't be extended lapses before it expires, and may be given back", async () => {
  const clock = createFakeClock();
  let answer: () => Promise<boolean> = () => Promise.reject(new Error("network"));
  const lease = keepLease(() => answer(), clock, 30);
  await clock.advance(29_999);
  assert.equal(lease.isHeld(), true);
  await clock.advance(1);
  assert.equal(lease.isHeld(), false);
  await clock.advance(300_000);
  assert.equal(lease.signal.aborted, false);
  answer = () => Promise.resolve(true);
  await clock.advance(2_000);
  assert.equal(lease.isHeld(), true);
  answer = () => Promise.resolve(false);
  await clock.advance(10_000);
  assert.ok(lease.signal.reason instanceof LeaseLost);
  assert.equal(lease.isHeld(), false);
});
