import assert from "node:assert/strict";
import { createDrawingQueue } from "./drawing-queue.ts";

const present = new AbortController().signal;

Deno.test("one picture is drawn at a time, and others are answered in between", async () => {
  const queue = createDrawingQueue();
  const done: string[] = [];
  const drawings = ["first", "second", "third"].map((name) =>
    queue.run(present, () => {
      done.push(name);
      // Whatever arrives while it is drawn.
      setTimeout(() => done.push(`answered after ${name}`), 0);
    })
  );
  await Promise.all(drawings);
  assert.deepEqual(done, [
    "first",
    "answered after first",
    "second",
    "answered after second",
    "third",
  ]);
});

Deno.test("nothing is drawn for who has gone, and the next one's turn comes all the same", async () => {
  const queue = createDrawingQueue();
  const client = new AbortController();
  const left = queue.run(client.signal, () => assert.fail("drawn for nobody"));
  const failing = queue.run(present, () => Promise.reject(new Error("no such motif")));
  const next = queue.run(present, () => "a picture");
  client.abort(new Error("gone"));
  await assert.rejects(left, /gone/);
  await assert.rejects(failing, /no such motif/);
  assert.equal(await next, "a picture");
});
