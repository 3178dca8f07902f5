import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { type Database, withDatabase } from "../database.ts";

function ask(db: Database, owner: string, given: Record<string, unknown> = {}) {
  return db.call("quote", {
    ...{ p_owner_id: owner, p_action: "create", p_pictures: 3 },
    ...{ p_max_active_projects: 2, p_max_generations_per_day: 10 },
    ...given,
  });
}

Deno.test("a quote says what the request itself would be told", async (t) => {
  await withDatabase(async (db) => {
    await t.step("all of the day is left to who has asked for nothing", async () => {
      deepStrictEqual(await ask(db, await db.user()), { daily_left: 10, would_be: "accepted" });
    });

    await t.step("the limits are those of the verbs, of each action", async () => {
      const owner = await db.user();
      const { project } = await db.prompted(owner);
      deepStrictEqual(await ask(db, owner), { daily_left: 7, would_be: "accepted" });
      await db.project(owner);
      deepStrictEqual(await ask(db, owner), { daily_left: 4, would_be: "active_project_limit" });
      for (const p_action of ["concepts", "refine"]) {
        const would = async (p_pictures: number) =>
          (await ask(db, owner, { p_action, p_pictures })).would_be;
        deepStrictEqual([await would(4), await would(5)], ["accepted", "daily_limit"]);
      }
      const spent = { p_action: "kit", p_pictures: 0, p_max_generations_per_day: 3 };
      deepStrictEqual(await ask(db, owner, spent), { daily_left: 0, would_be: "accepted" });
      await db.call("cancel_project", { p_owner_id: owner, p_project_id: project });
      deepStrictEqual(await ask(db, owner), { daily_left: 7, would_be: "accepted" });
    });

    await t.step("kits have a limit of their own", async () => {
      const owner = await db.user();
      const kit = { p_action: "kit", p_pictures: 0 };
      const left = "private.max_kits_per_hour() - 1";
      await db.admin`
        insert into private.kit_requests (owner_id)
        select ${owner} from generate_series(1, ${db.admin.unsafe(left)})`;
      strictEqual((await ask(db, owner, kit)).would_be, "accepted");
      await db.admin`insert into private.kit_requests (owner_id) values (${owner})`;
      strictEqual((await ask(db, owner, kit)).would_be, "rate_limited");
    });

    await t.step("whom Auth refuses would be refused", async () => {
      const owner = await db.user();
      await db
        .admin`update auth.users set banned_until = now() + interval '1 day' where id = ${owner}`;
      strictEqual((await ask(db, owner)).would_be, "unauthorized");
    });

    await t.step("nothing is reserved", async () => {
      const owner = await db.user();
      await ask(db, owner);
      strictEqual(await db.reserved(owner), 0);
    });
  });
});
