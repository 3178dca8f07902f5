import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { ClientQueue } from "./client-queue.ts";

Deno.test("a queue gives items in their order, and rouses once who waits", () => {
  const queue = new ClientQueue<number>(3);
  let roused = 0;
  queue.whenChanged(() => roused++);
  queue.put(1);
  queue.put(2);
  strictEqual(roused, 1);
  deepStrictEqual([queue.take(), queue.take(), queue.take()], [1, 2, undefined]);
});

Deno.test("a queue that overflows closes, after what it held", () => {
  const queue = new ClientQueue<number>(2);
  for (const item of [1, 2, 3, 4]) queue.put(item);
  strictEqual(queue.isClosed, true);
  deepStrictEqual([queue.take(), queue.take(), queue.take()], [1, 2, undefined]);
});

Deno.test("closing rouses who waits, and nothing comes after it", () => {
  const queue = new ClientQueue<number>(2);
  let roused = 0;
  queue.whenChanged(() => roused++);
  queue.close();
  queue.put(1);
  deepStrictEqual([roused, queue.take()], [1, undefined]);
});
