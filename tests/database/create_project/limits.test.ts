import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { withDatabase } from "../database.ts";

Deno.test("create_project keeps to the limits", async (t) => {
  await withDatabase(async (db) => {
    await t.step("a user who is gone gets nothing", async () => {
      const answer = await db.call("create_project", { ...db.brief(crypto.randomUUID()) });
      deepStrictEqual(answer, { outcome: "refused", code: "unauthorized" });
    });

    await t.step("unfinished projects are counted, finished ones are not", async () => {
      const owner = await db.user();
      const first = await db.project(owner, { p_max_active_projects: 1 });
      const refused = await db.call("create_project", {
        ...db.brief(owner, { p_max_active_projects: 1 }),
      });
      strictEqual(refused.code, "active_project_limit");
      strictEqual(refused.remaining, 0);
      await db.call("cancel_project", { p_owner_id: owner, p_project_id: first });
      await db.project(owner, { p_max_active_projects: 1 });
    });

    await t.step("of ten that race for the last place, one gets it", async () => {
      const owner = await db.user();
      const answers = await Promise.all(
        Array.from(
          { length: 10 },
          () => db.call("create_project", { ...db.brief(owner, { p_max_active_projects: 1 }) }),
        ),
      );
      strictEqual(answers.filter(({ outcome }) => outcome === "created").length, 1);
    });

    await t.step("pictures of the day are reserved when accepted", async () => {
      const owner = await db.user();
      await db.project(owner, { p_concept_count: 20, p_max_generations_per_day: 25 });
      const refused = await db.call("create_project", {
        ...db.brief(owner, { p_concept_count: 6, p_max_generations_per_day: 25 }),
      });
      strictEqual(refused.code, "daily_limit");
      strictEqual(refused.limit, 25);
      strictEqual(refused.remaining, 5);
      const reset = Number(refused.reset);
      strictEqual(reset > 86_300 && reset <= 86_400, true, `reset in ${reset} s`);
      await db.project(owner, { p_concept_count: 5, p_max_generations_per_day: 25 });
    });

    await t.step("for more than a day's worth no waiting helps: the longest is named", async () => {
      const owner = await db.user();
      const tooMany = {
        ...db.brief(owner, { p_concept_count: 6, p_max_generations_per_day: 5 }),
      };
      strictEqual((await db.call("create_project", tooMany)).retry_after, 86_400);
      await db.project(owner, { p_concept_count: 1, p_max_generations_per_day: 5 });
      strictEqual((await db.call("create_project", tooMany)).retry_after, 86_400);
    });

    await t.step("a day later they are free again", async () => {
      const owner = await db.user();
      await db.project(owner, { p_concept_count: 20, p_max_generations_per_day: 20 });
      await db.admin`
        update private.reservations set reserved_at = now() - interval '24 hours 1 second'
        where owner_id = ${owner}`;
      await db.project(owner, { p_concept_count: 20, p_max_generations_per_day: 20 });
    });

    await t.step(
      "what waits is given back when it is cancelled, what is drawn is not",
      async () => {
        const owner = await db.user();
        const { project, assets } = await db.prompted(owner, { p_concept_count: 3 });
        await db.claim(assets[0] ?? "");
        await db.call("cancel_project", { p_owner_id: owner, p_project_id: project });
        strictEqual(await db.reserved(owner), 1);
      },
    );
  });
});
