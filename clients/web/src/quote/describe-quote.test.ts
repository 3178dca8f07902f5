import assert from "node:assert/strict";
import type { Quote } from "@logokraft/client";
import { describeAllowance, describePrice, withoutPrompts } from "./describe-quote.ts";

const quote: Quote = {
  ...{ action: "create", count: 15, pictures: 15, daily_left: 285, would_be: "accepted" },
  cost: { prompts: 0.02, pictures: 0.6, lettering: 0.01, total: 0.63405, currency: "USD" },
  models: { prompt: "p", picture: "q" },
};

Deno.test("a price is told about, and not at all where it isn't known", () => {
  assert.equal(describePrice(quote), "about $0.63");
  assert.equal(describePrice(quote, false), "about $0.63 (not real)");
  assert.equal(describePrice({ ...quote, cost: { ...quote.cost, total: null } }), "");
});

Deno.test("what is left is told, and what stands in the way", () => {
  assert.match(describeAllowance(quote), /^285 logos are left/);
  assert.match(describeAllowance({ ...quote, daily_left: 1 }), /^1 logo is left/);
  assert.match(
    describeAllowance({ ...quote, would_be: "active_project_limit" }),
    /unfinished projects/,
  );
});

Deno.test("another try pays for no prompt", () => {
  assert.equal(describePrice(withoutPrompts(quote)), "about $0.61");
  const unknown = { ...quote, cost: { ...quote.cost, lettering: null } };
  assert.equal(describePrice(withoutPrompts(unknown)), "");
});
