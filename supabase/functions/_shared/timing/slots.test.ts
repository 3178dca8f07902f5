import assert from "node:assert/strict";
import { settled } from "./fake-clock.fixture.ts";
import { createSlots, NoRoom, type Slots } from "./slots.ts";

const open = new AbortController().signal;

async function within<T>(slots: Slots, signal: AbortSignal, run: () => Promise<T>): Promise<T> {
  const give = await slots.take(signal);
  return await run().finally(give);
}

Deno.test("no more than its size are inside, and who waits gets in by turn", async () => {
  const slots = createSlots(2, 2);
  const inside: number[] = [];
  const leave: (() => void)[] = [];
  const all = [0, 1, 2, 3].map((number) =>
    within(slots, open, () => {
      inside.push(number);
      return new Promise<void>((resolve) => leave[number] = resolve);
    })
  );
  await settled();
  assert.deepEqual([inside, slots.isFull], [[0, 1], true]);
  leave[1]?.();
  await settled();
  assert.deepEqual(inside, [0, 1, 2]);
  leave[0]?.();
  leave[2]?.();
  await settled();
  leave[3]?.();
  await Promise.all(all);
  assert.deepEqual([inside, slots.isFull], [[0, 1, 2, 3], false]);
});

Deno.test("there is no room for more than wait already", async () => {
  const slots = createSlots(1, 1);
  const leave: (() => void)[] = [];
  const stay = () => new Promise<void>((resolve) => leave.push(resolve));
  const inside = [within(slots, open, stay), within(slots, open, stay)];
  await assert.rejects(within(slots, open, stay), NoRoom);
  leave[0]?.();
  await settled();
  const third = within(slots, open, stay);
  leave[1]?.();
  await settled();
  leave[2]?.();
  await Promise.all([...inside, third]);
});

Deno.test("who gives up waiting takes no slot, and an error gives its slot back", async () => {
  const slots = createSlots(1, 1);
  let fail: (error: Error) => void = () => {};
  const first = within(slots, open, () => new Promise<void>((_, reject) => fail = reject));
  const impatient = new AbortController();
  const second = within(slots, impatient.signal, () => Promise.resolve());
  impatient.abort(new Error("gave up"));
  await assert.rejects(second, /gave up/);
  fail(new Error("failed"));
  await assert.rejects(first, /failed/);
  assert.equal(slots.isFull, false);
  assert.equal(await within(slots, open, () => Promise.resolve("in")), "in");
});
