import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { ClientQueue } from "./client-queue.ts";

Deno.test("a queue gives items in their order, to who waits too", async () => {
  const queue = new ClientQueue<number>(3);
  const waiting = queue.take(10_000);
  queue.put(1);
  queue.put(2);
  deepStrictEqual(await waiting, { item: 1 });
  deepStrictEqual(await queue.take(10_000), { item: 2 });
});

Deno.test("a queue says when nothing came", async () => {
  strictEqual(await new ClientQueue<number>(3).take(1), "idle");
});

Deno.test("a queue that overflows closes, after what it held", async () => {
  const queue = new ClientQueue<number>(2);
  for (const item of [1, 2, 3, 4]) queue.put(item);
  deepStrictEqual(await queue.take(10_000), { item: 1 });
  deepStrictEqual(await queue.take(10_000), { item: 2 });
  strictEqual(await queue.take(10_000), "closed");
});

Deno.test("closing wakes who waits", async () => {
  const queue = new ClientQueue<number>(2);
  const waiting = queue.take(10_000);
  queue.close();
  strictEqual(await waiting, "closed");
});
