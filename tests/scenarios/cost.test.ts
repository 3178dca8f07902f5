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
  for (const { cost } of assets) {
    assert.equal(cost.currency, "USD");
    assert.equal(cost.amount >= 0.04 && cost.amount < 0.1, true, `${cost.amount}`);
  }
  const drawn = assets.reduce((sum, { cost }) => sum + cost.amount, 0);
  assert.equal(project.cost.amount > drawn, true, "prompts cost something too");
  assert.equal(project.cost.amount < drawn + 0.1, true);
});
