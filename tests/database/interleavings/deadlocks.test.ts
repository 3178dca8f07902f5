import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { withDatabase } from "../database.ts";

Deno.test("calls at the same time don't deadlock", async (t) => {
  await withDatabase(async (db) => {
    await t.step("a project is cancelled while one of its many logos is taken up", async () => {
      const owner = await db.user();
      const { project, assets } = await db.prompted(owner, { p_concept_count: 20 });
      const taken = assets[14] ?? "";
      const token = crypto.randomUUID();
      const cancelled = await db.whileOpen(
        (sql) => sql`select from public.generated_assets where id = ${taken} for no key update`,
        () => db.call("cancel_project", { p_owner_id: owner, p_project_id: project }),
        (sql) => sql`select public.claim_picture(${taken}, ${token})`,
      );
      strictEqual(cancelled.outcome, "done");
      strictEqual(await db.complete(owner, project, taken, token), true);
      const events = await db.events(project);
      strictEqual(events.filter((type) => type === "asset_failed").length, 19);
      deepStrictEqual(events.slice(-3), [
        "project_updated:cancelled",
        "asset_completed",
        "generation_complete:cancelled",
      ]);
    });

    await t.step("the sweep leaves an asset alone that somebody has locked", async () => {
      const { assets } = await db.prompted(await db.user());
      for (const asset of assets) await db.claim(asset);
      await db.admin`
        update private.jobs set lease_expires_at = now() where id = any (${assets})`;
      const [, , last = ""] = assets.toSorted();
      const { answer } = await db.admin.begin(async (sql) => {
        await sql`select from public.generated_assets where id = ${last} for no key update`;
        const [row] = await db.admin.begin(async (other) => {
          // It would wait for ever.
          await other`set local lock_timeout = '5s'`;
          return await other`select private.sweep() as answer`;
        });
        await sql`update public.generated_assets set favorite = true where id = ${last}`;
        return { answer: row?.answer };
      });
      strictEqual(answer.overdue, 2);
      const [row] = await db.admin`select private.sweep() as answer`;
      strictEqual(row?.answer.overdue, 1);
    });

    await t.step("a project is deleted while objects of its are being removed", async () => {
      const owner = await db.user();
      const { project, assets: [asset = ""] } = await db.prompted(owner);
      const path = `${owner}/${project}/${asset}.png`;
      await db.call("reserve_object", { p_bucket: "generated-assets", p_path: path });
      await db.admin`update private.object_removals set due_at = now() where path = ${path}`;
      const { answer } = await db.admin.begin(async (sql) => {
        await sql`select public.claim_object_removals()`;
        const [row] = await db.admin.begin(async (other) => {
          await other`set local lock_timeout = '5s'`;
          return await other`select public.delete_project(${owner}, ${project}) as answer`;
        });
        return { answer: row?.answer };
      });
      deepStrictEqual([answer.outcome, answer.objects], ["done", []]);
    });
  });
});
