import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { withDatabase } from "../database.ts";

Deno.test("create_project answers a key once", async (t) => {
  await withDatabase(async (db) => {
    const keyed = { p_idempotency_key: "key", p_request_hash: "one" };

    await t.step("of ten at once, one creates", async () => {
      const owner = await db.user();
      const answers = await Promise.all(
        Array.from(
          { length: 10 },
          () =>
            db.call("create_project", {
              ...db.brief(owner, { ...keyed, p_max_active_projects: 1 }),
            }),
        ),
      );
      strictEqual(answers.filter(({ outcome }) => outcome === "created").length, 1);
      strictEqual(answers.filter(({ outcome }) => outcome === "replayed").length, 9);
      strictEqual(new Set(answers.map(({ project_id }) => project_id)).size, 1);
    });

    await t.step("another request under the same key is refused", async () => {
      const owner = await db.user();
      await db.project(owner, keyed);
      const answer = await db.call("create_project", {
        ...db.brief(owner, { ...keyed, p_request_hash: "two" }),
      });
      deepStrictEqual(answer, { outcome: "refused", code: "idempotency_key_reused" });
    });

    await t.step("the key is one user's own", async () => {
      await db.project(await db.user(), keyed);
      await db.project(await db.user(), keyed);
    });

    await t.step("a refused request doesn't use the key up", async () => {
      const owner = await db.user();
      const refused = await db.call("create_project", {
        ...db.brief(owner, { ...keyed, p_max_generations_per_day: 1 }),
      });
      strictEqual(refused.code, "daily_limit");
      await db.project(owner, keyed);
    });

    await t.step("a key whose project was deleted leads nowhere", async () => {
      const owner = await db.user();
      const project = await db.project(owner, keyed);
      await db.call("delete_project", { p_owner_id: owner, p_project_id: project });
      const answer = await db.call("create_project", { ...db.brief(owner, keyed) });
      deepStrictEqual(answer, { outcome: "refused", code: "not_found" });
    });

    await t.step("after 24 hours the key is free", async () => {
      const owner = await db.user();
      const first = await db.project(owner, keyed);
      await db.admin`
        update private.idempotency_keys set created_at = now() - interval '24 hours 1 second'
        where owner_id = ${owner}`;
      const second = await db.project(owner, keyed);
      strictEqual(first === second, false);
    });
  });
});
