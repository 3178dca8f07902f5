import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { withDatabase } from "../database.ts";

Deno.test("cancel_project stops what has not begun", async (t) => {
  await withDatabase(async (db) => {
    await t.step("another user's project is not there", async () => {
      const project = await db.project(await db.user());
      const answer = await db.call("cancel_project", {
        p_owner_id: await db.user(),
        p_project_id: project,
      });
      deepStrictEqual(answer, { outcome: "refused", code: "not_found" });
    });

    await t.step("while prompting, all is over at once", async () => {
      const owner = await db.user();
      const project = await db.project(owner);
      await db.call("cancel_project", { p_owner_id: owner, p_project_id: project });
      await db.call("cancel_project", { p_owner_id: owner, p_project_id: project });
      deepStrictEqual(await db.events(project), [
        "project_updated:prompting",
        "project_updated:cancelled",
        "generation_complete:cancelled",
      ]);
    });

    await t.step("what is being drawn finishes, and that is the end", async () => {
      const owner = await db.user();
      const { project, assets: [drawn = "", failing = ""] } = await db.prompted(owner);
      const token = await db.claim(drawn);
      const failingToken = await db.claim(failing);
      await db.call("cancel_project", { p_owner_id: owner, p_project_id: project });
      strictEqual((await db.fail(failing, failingToken)).status, "failed");
      strictEqual(await db.complete(owner, project, drawn, token), true);
      deepStrictEqual((await db.events(project)).slice(7), [
        "asset_failed",
        "project_updated:cancelled",
        "asset_failed",
        "asset_completed",
        "generation_complete:cancelled",
      ]);
    });

    await t.step("who had not begun, or was turned away, spends nothing on it", async () => {
      const owner = await db.user();
      const { project, assets: [released = "", throttled = "", tried = ""] } = await db.prompted(
        owner,
      );
      const tokens = [await db.claim(released), await db.claim(throttled), await db.claim(tried)];
      await db.call("cancel_project", { p_owner_id: owner, p_project_id: project });
      const [release, throttle, fail] = tokens;
      strictEqual(
        await db.call("release_job", { p_job_id: released, p_lease_token: release }),
        true,
      );
      await db.fail(throttled, throttle ?? "", { p_class: "throttled" });
      await db.fail(tried, fail ?? "");
      const rows = await db.admin`
        select asset.attempts, jobs.attempts as spent, error ->> 'code' as code
        from public.generated_assets as asset join private.jobs using (id)
        where asset.project_id = ${project} order by ordinal`;
      deepStrictEqual(rows.map((row) => ({ ...row })), [
        { attempts: 0, spent: 0, code: "cancelled" },
        { attempts: 0, spent: 0, code: "cancelled" },
        { attempts: 1, spent: 1, code: "cancelled" },
      ]);
      strictEqual(await db.reserved(owner), 0);
      strictEqual((await db.events(project)).at(-1), "generation_complete:cancelled");
      await db.openGates();
    });

    await t.step("a finished project stays as it is", async () => {
      const owner = await db.user();
      const { project, assets } = await db.prompted(owner, { p_concept_count: 1 });
      const [asset = ""] = assets;
      await db.complete(owner, project, asset, await db.claim(asset));
      const answer = await db.call("cancel_project", { p_owner_id: owner, p_project_id: project });
      strictEqual(answer.outcome, "done");
      strictEqual((await db.events(project)).at(-1), "generation_complete:completed");
    });
  });
});
