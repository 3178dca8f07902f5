import assert from "node:assert/strict";
import { stopInTime, unlessStopped } from "./stop-request.ts";

Deno.test("what fails because of a stop isn't told, though it is heard of first", async () => {
  const stop = Promise.withResolvers<void>();
  const work = Promise.withResolvers<string>();
  const outcome = unlessStopped(work.promise, stop.promise);
  work.reject(new Error("The studio ended with status 130"));
  await new Promise((resolve) => setTimeout(resolve, 0));
  stop.resolve();
  assert.equal(await outcome, undefined);
});

Deno.test("what fails by itself is told, and what is done is given", async () => {
  const never = new Promise<void>(() => {});
  await assert.rejects(unlessStopped(Promise.reject(new Error("no room")), never), /no room/);
  assert.equal(await unlessStopped(Promise.resolve("done"), never), "done");
});

Deno.test("what has failed to start needs no stop", async () => {
  await stopInTime(Promise.reject(new Error("Port 1 is taken")));
});
