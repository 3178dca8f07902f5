import assert from "node:assert/strict";
import { ok, openApi } from "../support/api.ts";
import { finishedProject } from "../support/create.ts";
import { newUser } from "../support/user.ts";

Deno.test("what a project cost is told to its owner", async () => {
  const user = await newUser();
  const { project_id } = await finishedProject(user, { concept_count: 2 });
  const api = openApi(user);
  const params = { params: { path: { id: project_id } } };
  const { project } = await ok(api.GET("/api/v1/projects/{id}", params));
  const { assets } = await ok(api.GET("/api/v1/projects/{id}/assets", params));
  // Seedream 4.5's list price, and whatever reading the lettering back cost.
  const costs = assets.map(({ cost }) => cost ?? assert.fail("every price is known"));
  for (const { amount, currency } of costs) {
    assert.equal(currency, "USD");
    assert.equal(amount >= 0.04 && amount < 0.1, true, `${amount}`);
  }
  const drawn = costs.reduce((sum, { amount }) => sum + amount, 0);
  const { amount } = project.cost ?? assert.fail("every price is known");
  assert.equal(amount > drawn, true, "prompts cost something too");
  assert.equal(amount < drawn + 0.1, true);
});
