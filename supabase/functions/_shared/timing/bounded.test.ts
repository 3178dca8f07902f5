import assert from "node:assert/strict";
import { bounded, TimedOut } from "./bounded.ts";

const never = () => new Promise<never>(() => {});

Deno.test("a call that ends in time keeps its result and its error", async () => {
  const open = new AbortController().signal;
  assert.equal(await bounded(() => Promise.resolve(1), [open], { milliseconds: 60_000 }), 1);
  await assert.rejects(bounded(() => Promise.reject(new Error("own")), [open]), /own/);
});

Deno.test("a call that heeds nothing ends with the first signal's reason", async () => {
  const [one, two] = [new AbortController(), new AbortController()];
  const call = bounded(never, [one.signal, two.signal]);
  two.abort(new Error("second"));
  one.abort(new Error("first"));
  await assert.rejects(call, /second/);
});

Deno.test("a call that heeds nothing ends in time", async () => {
  await assert.rejects(bounded(never, [], { milliseconds: 5 }), TimedOut);
});

Deno.test("nothing is called once the signal has aborted", async () => {
  let called = false;
  const call = bounded(() => Promise.resolve(called = true), [
    AbortSignal.abort(new Error("over")),
  ]);
  await assert.rejects(call, /over/);
  assert.equal(called, false);
});
