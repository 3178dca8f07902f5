import { deepStrictEqual, match, rejects, strictEqual } from "node:assert/strict";
import { createFakeClock } from "../../supabase/functions/_shared/timing/fake-clock.fixture.ts";
import { tidyUp } from "./tidy-up.ts";

/** A browser that never closes, an order that can't be ended, and one that can. */
function leftBehind(ended: string[]) {
  return [
    { name: "the browser", end: () => new Promise<void>(() => {}) },
    { name: "the order", end: () => Promise.reject(new Error("no database")) },
    { name: "the other", end: () => Promise.resolve(void ended.push("the other")) },
  ];
}

Deno.test("after a failed test what never ends is left, and the rest is ended", async () => {
  const clock = createFakeClock();
  const [told, ended]: string[][] = [[], []];
  let hasEnded: boolean | undefined;
  const tidying = tidyUp(leftBehind(ended), {
    hasFailed: true,
    limit: { milliseconds: 1_000, clock },
    tell: (line) => told.push(line),
  }).then((is) => hasEnded = is);
  await clock.advance(999);
  deepStrictEqual([told, ended, hasEnded], [[], [], undefined]);
  await clock.advance(1);
  deepStrictEqual([ended, hasEnded], [["the other"], false]);
  match(told.join("\n"), /the browser: TimedOut[^]*the order: Error: no database/);
  await tidying;
});

Deno.test("after a test that passed there is time, and what goes wrong fails it", async () => {
  const clock = createFakeClock();
  const closed = Promise.withResolvers<void>();
  const [, order, other] = leftBehind([]);
  const options = {
    hasFailed: false,
    limit: { milliseconds: 1_000, clock },
    tell: () => {},
  };
  const tidying = tidyUp([{ name: "the browser", end: () => closed.promise }], options);
  await clock.advance(3_600_000);
  closed.resolve();
  strictEqual(await tidying, true);
  if (!order || !other) throw new Error("they are gone");
  await rejects(tidyUp([order, other], options), /^Error: no database$/);
});
