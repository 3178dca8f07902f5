import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { Inbox } from "./inbox.ts";

Deno.test("an inbox gives items in their order, to who waits too", async () => {
  const inbox = new Inbox<number>(3);
  const waiting = inbox.take(10_000);
  inbox.put(1);
  inbox.put(2);
  deepStrictEqual(await waiting, { item: 1 });
  deepStrictEqual(await inbox.take(10_000), { item: 2 });
});

Deno.test("an inbox says when nothing came", async () => {
  strictEqual(await new Inbox<number>(3).take(1), "idle");
});

Deno.test("an inbox that overflows closes, after what it held", async () => {
  const inbox = new Inbox<number>(2);
  for (const item of [1, 2, 3, 4]) inbox.put(item);
  deepStrictEqual(await inbox.take(10_000), { item: 1 });
  deepStrictEqual(await inbox.take(10_000), { item: 2 });
  strictEqual(await inbox.take(10_000), "closed");
});

Deno.test("closing wakes who waits", async () => {
  const inbox = new Inbox<number>(2);
  const waiting = inbox.take(10_000);
  inbox.close();
  strictEqual(await waiting, "closed");
});
