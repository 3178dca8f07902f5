import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { withDatabase } from "../database.ts";

Deno.test("a project's life, from brief to complete", async () => {
  await withDatabase(async (db) => {
    const owner = await db.user();
    const { project, assets } = await db.prompted(owner);
    strictEqual(assets.length, 3);
    for (const asset of assets) {
      const token = await db.claim(asset);
      strictEqual(await db.complete(owner, project, asset, token), true);
    }
    deepStrictEqual(await db.events(project), [
      "project_updated:prompting",
      "asset_pending",
      "asset_pending",
      "asset_pending",
      "project_updated:generating",
      "asset_generating",
      "asset_completed",
      "asset_generating",
      "asset_completed",
      "asset_generating",
      "asset_completed",
      "project_updated:completed",
      "generation_complete:completed",
    ]);
    const [left] = await db.admin`select count(*)::int as count from private.object_removals`;
    strictEqual(left?.count, 0);
  });
});
