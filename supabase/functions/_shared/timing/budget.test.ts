import assert from "node:assert/strict";
import { createBudget } from "./budget.ts";
import { settled } from "./fake-clock.fixture.ts";

const open = new AbortController().signal;

/** A budget of ten, who is inside, and what lets each go. */
function budgetOfTen() {
  const budget = createBudget(10);
  const inside = new Set<string>();
  const leave: Record<string, () => void> = {};
  const enter = async (name: string, amount: number, signal = open) => {
    const give = await budget.take(amount, signal);
    inside.add(name);
    leave[name] = () => {
      inside.delete(name);
      give();
    };
  };
  return { enter, leave: (name: string) => leave[name]?.(), inside: () => [...inside].join("") };
}

Deno.test("together those inside have no more than the budget, and nobody overtakes", async () => {
  const { enter, leave, inside } = budgetOfTen();
  const all = [enter("a", 6), enter("b", 4), enter("c", 5), enter("d", 1)];
  await settled();
  assert.equal(inside(), "ab");
  leave("b");
  await settled();
  assert.equal(inside(), "a");
  leave("a");
  await Promise.all(all);
  assert.equal(inside(), "cd");
});

Deno.test("what is larger than the budget gets in alone", async () => {
  const { enter, leave, inside } = budgetOfTen();
  const all = [enter("a", 1), enter("b", 99), enter("c", 1)];
  await settled();
  assert.equal(inside(), "a");
  leave("a");
  await settled();
  assert.equal(inside(), "b");
  leave("b");
  await Promise.all(all);
  assert.equal(inside(), "c");
});

Deno.test("who gives up waiting lets those behind it in", async () => {
  const { enter, inside } = budgetOfTen();
  const impatient = new AbortController();
  const first = enter("a", 5);
  const second = enter("b", 6, impatient.signal);
  const third = enter("c", 5);
  await settled();
  assert.equal(inside(), "a");
  impatient.abort(new Error("gave up"));
  await assert.rejects(second, /gave up/);
  await Promise.all([first, third]);
  assert.equal(inside(), "ac");
});
