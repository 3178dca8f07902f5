import assert from "node:assert/strict";
import { apiUrl, call } from "../support/api.ts";
import { assetsOf, finishedProject } from "../support/create.ts";
import { openDatabase, project } from "../support/project.ts";
import { newUser, type User } from "../support/user.ts";
import { deepEmbedding } from "../support/deep-embedding.ts";

/** A call of REST by a user, answered with its status and body. */
async function rest(user: User, path: string, init: RequestInit = {}) {
  const response = await fetch(`${project.SUPABASE_URL}/rest/v1/${path}`, {
    ...init,
    headers: {
      apikey: project.SUPABASE_PUBLISHABLE_KEY,
      authorization: `Bearer ${user.token}`,
      prefer: "return=representation",
      "content-type": "application/json",
    },
  });
  return { status: response.status, body: await response.json() };
}

/** Milliseconds that a call took, which is to succeed. */
async function timed(url: string): Promise<number> {
  const from = performance.now();
  const response = await fetch(url);
  await response.body?.cancel();
  assert.equal(response.status, 200);
  return performance.now() - from;
}

Deno.test("one user's costly questions hold up nobody else", async (t) => {
  const user = await newUser();
  const { project_id } = await finishedProject(user, { concept_count: 5 });

  await t.step("tables nested twenty deep are given up after three seconds", async () => {
    const from = performance.now();
    const attacks = Array.from({ length: 6 }, () => rest(user, deepEmbedding(20)));
    const attacked = Promise.all(attacks);
    const health: number[] = [];
    let isOver = false;
    attacked.then(() => isOver = true);
    while (!isOver) health.push(await timed(`${apiUrl}/health`));
    for (const { status, body } of await attacked) {
      assert.deepEqual([status, body.code], [500, "57014"]);
    }
    assert.ok(performance.now() - from < 15_000);
    const slow = health.filter((milliseconds) => milliseconds > 2_000);
    assert.ok(health.length > 5 && slow.length === 0, `${slow} of ${health.length}`);
  });

  await t.step("favorites are changed 3,000 times an hour, by REST and by the API", async () => {
    const [asset = assert.fail()] = await assetsOf(user, project_id);
    const change = { method: "PATCH", body: JSON.stringify({ favorite: true }) };
    const path = `generated_assets?id=eq.${asset.id}&select=favorite`;
    assert.equal((await rest(user, path, change)).status, 200);
    const sql = openDatabase();
    try {
      await sql`update private.hourly_counts set uses = 3000 where owner_id = ${user.id}`;
    } finally {
      await sql.end();
    }
    const undo = { ...change, body: JSON.stringify({ favorite: false }) };
    const { status, body } = await rest(user, path, undo);
    assert.deepEqual([status, body.code, body.message], [429, "PT429", "rate_limited"]);
    const patch = { token: user.token, body: { favorite: false } };
    const answer = await call("PATCH", `/assets/${asset.id}`, patch);
    assert.deepEqual([answer.status, answer.body.code], [429, "rate_limited"]);
    assert.ok(Number(answer.headers.get("retry-after")) > 3_000);
  });
});
