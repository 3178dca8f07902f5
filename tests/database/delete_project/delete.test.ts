import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { withDatabase } from "../database.ts";

Deno.test("delete_project leaves nothing behind", async (t) => {
  await withDatabase(async (db) => {
    await t.step("nobody deletes another's project", async () => {
      const project = await db.project(await db.user());
      const answer = await db.call("delete_project", {
        p_owner_id: await db.user(),
        p_project_id: project,
      });
      deepStrictEqual(answer, { outcome: "refused", code: "not_found" });
    });

    await t.step("rows go, objects are listed, a worker in the middle is fenced", async () => {
      const owner = await db.user();
      const { project, assets: [done = "", drawn = ""] } = await db.prompted(owner);
      const doneToken = await db.claim(done);
      await db.complete(owner, project, done, doneToken);
      const token = await db.claim(drawn);
      const path = `${owner}/${project}/${drawn}-late.png`;
      const reserve = { p_bucket: "generated-assets", p_path: path, p_job_id: drawn };
      strictEqual(await db.call("reserve_object", { ...reserve, p_lease_token: token }), true);

      const answer = await db.call("delete_project", { p_owner_id: owner, p_project_id: project });
      deepStrictEqual(answer, {
        outcome: "done",
        project_id: project,
        objects: [
          { bucket: "generated-assets", path: `${owner}/${project}/${done}-${doneToken}.png` },
        ],
      });
      strictEqual(await db.complete(owner, project, drawn, token), false);
      strictEqual(await db.call("extend_lease", { p_job_id: drawn, p_lease_token: token }), false);
      for (const table of ["private.jobs", "private.project_streams", "private.project_events"]) {
        const [left] = await db.admin.unsafe(
          `select count(*)::int as count from ${table} where project_id = $1`,
          [project],
        );
        strictEqual(left?.count, 0, table);
      }
      // An upload that may still arrive is removed once its lease must have ended.
      const [late] = await db.admin`
        select due_at - now() < interval '41 seconds' as soon
        from private.object_removals where path = ${path}`;
      strictEqual(late?.soon, true);
    });

    await t.step("so does the deletion of a user", async () => {
      const owner = await db.user();
      const { project, assets: [asset = ""] } = await db.prompted(owner);
      await db.complete(owner, project, asset, await db.claim(asset));
      await db.admin`delete from auth.users where id = ${owner}`;
      const [left] = await db.admin`
        select
          (select count(*) from public.brand_projects where id = ${project})::int as projects,
          (select count(*) from private.object_removals
            where starts_with(path, ${owner}) and due_at <= now())::int as objects`;
      deepStrictEqual({ ...left }, { projects: 0, objects: 1 });
    });
  });
});
