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

    await t.step("a picture whose object is being removed does not settle its asset", async () => {
      const owner = await db.user();
      const { project, assets: [asset = ""] } = await db.prompted(owner);
      const path = `${owner}/${project}/${asset}.png`;
      const token = await db.claim(asset);
      const reserve = {
        ...{ p_bucket: "generated-assets", p_path: path },
        ...{ p_job_id: asset, p_lease_token: token },
      };
      await db.call("reserve_object", reserve);
      await db.admin`update private.object_removals set due_at = now() where path = ${path}`;
      await db.call("claim_object_removals", {});
      strictEqual(await db.call("reserve_object", reserve), false);
      const answer = await db.call("complete_picture", {
        ...{ p_asset_id: asset, p_lease_token: token, p_path: path },
        ...{ p_width: 1, p_height: 1, p_mime_type: "image/png" },
      });
      deepStrictEqual(answer, { accepted: false });
      const [row] = await db.admin`select status from public.generated_assets where id = ${asset}`;
      strictEqual(row?.status, "generating");
    });

    await t.step("a path that is another's is not lent", async () => {
      const { assets: [one = "", other = ""] } = await db.prompted(await db.user());
      const reserve = async (asset: string) =>
        await db.call("reserve_object", {
          ...{ p_bucket: "generated-assets", p_path: "the/same/path.png" },
          ...{ p_job_id: asset, p_lease_token: await db.claim(asset) },
        });
      deepStrictEqual([await reserve(one), await reserve(other)], [true, false]);
    });

    await t.step("what is not due is not confirmed", async () => {
      const object = { bucket: "inspiration-images", path: "owner/project/later.png" };
      await db.call("reserve_object", { p_bucket: object.bucket, p_path: object.path });
      strictEqual(await db.call("confirm_object_removals", { p_objects: [object] }), 0);
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
