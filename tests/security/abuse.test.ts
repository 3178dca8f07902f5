import assert from "node:assert/strict";
import type { Sql } from "postgres";
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

/** Statements that REST makes for one user at a time. */
const AT_ONCE = 3;
/** Attacks after which a busy machine too has answered others during one. */
const MOST_ATTACKS = 10;

/** The deep statements at work, each by where and when it began. */
async function deepStatements(sql: Sql): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select pid || ' ' || query_start as id from pg_stat_activity
    where usename = 'authenticator' and state = 'active'
      and query ~ 'brand_projects.*generated_assets.*brand_projects'`;
  return rows.map(({ id }) => id);
}

/**
 * Has a user ask for tables nested twenty deep, which has to be given up each time.
 *
 * @returns whether health and a stranger were answered while all of it that can be was at work. How
 * long they wait is for the drill to tell.
 */
async function attack(sql: Sql, user: User, stranger: User): Promise<boolean> {
  let isOver = false;
  const attacked = Promise.all(
    Array.from({ length: 2 * AT_ONCE }, () => rest(user, deepEmbedding(20))),
  ).finally(() => isOver = true);
  let before: string[] = [];
  while (before.length < AT_ONCE && !isOver) before = await deepStatements(sql);
  const [health, read] = await Promise.all([
    fetch(`${apiUrl}/health`),
    rest(stranger, "brand_projects?select=id"),
  ]);
  await health.body?.cancel();
  assert.deepEqual([health.status, read.status], [200, 200]);
  const after = await deepStatements(sql);
  for (const { status, body } of await attacked) {
    assert.deepEqual([status, body.code], [500, "57014"]);
  }
  return before.length === AT_ONCE && before.every((statement) => after.includes(statement));
}

Deno.test("one user's costly questions hold up nobody else", async (t) => {
  const user = await newUser();
  const { project_id } = await finishedProject(user, { concept_count: 5 });

  await t.step("tables nested twenty deep are given up, and others answered before", async () => {
    const stranger = await newUser();
    const sql = openDatabase();
    try {
      let [isAnswered, attacks] = [false, 0];
      while (!isAnswered && attacks++ < MOST_ATTACKS) {
        isAnswered = await attack(sql, user, stranger);
      }
      assert.ok(isAnswered, `nobody else was answered during ${MOST_ATTACKS} attacks`);
    } finally {
      await sql.end();
    }
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
