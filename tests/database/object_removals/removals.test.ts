import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { withDatabase } from "../database.ts";

Deno.test("no stored object is forgotten", async (t) => {
  await withDatabase(async (db) => {
    const inspiration = { p_bucket: "inspiration-images", p_path: "owner/project/picture.png" };

    await t.step(
      "a reserved object is due only when its upload can't arrive any more",
      async () => {
        strictEqual(await db.call("reserve_object", inspiration), true);
        deepStrictEqual(await db.call("claim_object_removals", {}), []);
        await db.admin`update private.object_removals set due_at = now()`;
        const objects = [{ bucket: "inspiration-images", path: "owner/project/picture.png" }];
        deepStrictEqual(await db.call("claim_object_removals", {}), objects);
        deepStrictEqual(await db.call("claim_object_removals", {}), [], "handed out once");
        await db.admin`update private.object_removals set claimed_at = now() - interval '1 minute'`;
        deepStrictEqual(await db.call("claim_object_removals", {}), objects, "until confirmed");
        strictEqual(await db.call("confirm_object_removals", { p_objects: objects }), 1);
      },
    );

    await t.step("a project can't keep an object that is being removed", async () => {
      const owner = await db.user();
      await db.call("reserve_object", inspiration);
      await db.admin`update private.object_removals set due_at = now()`;
      await db.call("claim_object_removals", {});
      const answer = await db.call("create_project", {
        ...db.brief(owner, { p_inspiration_path: inspiration.p_path }),
      });
      deepStrictEqual(answer, { outcome: "refused", code: "unavailable" });
    });

    await t.step("an extended lease keeps its upload", async () => {
      const owner = await db.user();
      const { project, assets: [asset = ""] } = await db.prompted(owner);
      const token = await db.claim(asset);
      const path = `${owner}/${project}/${asset}.png`;
      await db.call("reserve_object", {
        ...{ p_bucket: "generated-assets", p_path: path },
        ...{ p_job_id: asset, p_lease_token: token },
      });
      await db.admin`update private.object_removals set due_at = now() where path = ${path}`;
      await db.call("extend_lease", { p_job_id: asset, p_lease_token: token });
      deepStrictEqual(await db.call("claim_object_removals", {}), []);
    });
  });
});
