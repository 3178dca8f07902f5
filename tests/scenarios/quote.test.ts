import assert from "node:assert/strict";
import { call, ok, openApi } from "../support/api.ts";
import { finishedProject } from "../support/create.ts";
import { newUser } from "../support/user.ts";

Deno.test("a quote is near what the work then costs, and keeps nothing", async () => {
  const user = await newUser();
  const api = openApi(user);
  const ask = async (query: { action: "create" | "concepts" | "refine" | "kit"; count?: number }) =>
    (await ok(api.GET("/api/v1/quote", { params: { query } }))).quote;

  const before = await ask({ action: "create", count: 4 });
  assert.deepEqual([before.pictures, before.would_be], [4, "accepted"]);
  assert.equal((await ask({ action: "create", count: 4 })).daily_left, before.daily_left);
  const { project_id } = await finishedProject(user, { concept_count: 4 });
  const { project } = await ok(
    api.GET("/api/v1/projects/{id}", { params: { path: { id: project_id } } }),
  );
  const [told, paid] = [before.cost.total ?? NaN, project.cost?.amount ?? NaN];
  assert.ok(told > paid * 0.8 && told < paid * 1.25, `${told} was told, and ${paid} paid`);
  assert.equal((await ask({ action: "refine" })).daily_left, before.daily_left - 4);

  assert.deepEqual(
    [(await ask({ action: "create" })).count, (await ask({ action: "concepts" })).count],
    [15, 5],
  );
  const kit = await ask({ action: "kit" });
  assert.deepEqual([kit.pictures, kit.cost.total, kit.models.picture], [0, 0, null]);
});

Deno.test("a quote for what can't be asked is refused", async () => {
  const { token } = await newUser();
  const wrong = [
    ...["", "action=", "action=draw", "action=create&count=0", "action=create&count=21"],
    ...["action=refine&count=6", "action=kit&count=2", "action=create&count=x"],
  ];
  for (const query of wrong) {
    const answer = await call("GET", `/quote?${query}`, { token });
    assert.deepEqual([query, answer.status, answer.body.code], [query, 422, "validation_failed"]);
  }
  for (const count of ["21", "100", "9".repeat(400)]) {
    const { body } = await call("GET", `/quote?action=create&count=${count}`, { token });
    assert.deepEqual(body.errors, [{ path: "count", message: "must be 1 to 20" }]);
  }
});
