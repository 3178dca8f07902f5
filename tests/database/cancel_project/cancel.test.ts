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
