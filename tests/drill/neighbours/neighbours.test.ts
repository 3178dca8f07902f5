import assert from "node:assert/strict";
import { runNeighbourDrill } from "./neighbour-drill.ts";
import { troubles } from "./troubles.ts";

Deno.test("what goes wrong with one customer's work costs no other an attempt or a logo", async () => {
  // The vendor's calls, the pictures' addresses, and the customer's own receiver.
  const chosen = troubles.filter(({ picture, receiver }) =>
    picture === "failed" || picture === "stalled" || receiver === 0
  );
  // How much later others' logos come is a time, which a busy machine decides: the drill tells it.
  const plan = { troubles: chosen, rounds: 1, isTimed: false, hurried: true, keep: false };
  const all = await runNeighbourDrill(plan, () => {});
  assert.equal(all.length, 4);
  for (const { trouble, met, logos, breaches } of all) {
    assert.deepEqual(breaches, [], trouble.name);
    assert.ok(met > 0 && logos > 0, trouble.name);
  }
});
