import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { withDatabase } from "../database.ts";
import {
  claimRendition,
  completed,
  completeThumbnail,
  listed,
  thumbnailJob,
} from "./renditions.ts";

Deno.test("each completed logo gets a thumbnail", async (t) => {
  await withDatabase(async (db) => {
    await t.step("its work begins with the completion, and is announced", async () => {
      const owner = await db.user();
      const { project, asset } = await completed(db, owner);
      const job = await thumbnailJob(db, asset);
      const claim = await db.call("claim_rendition", { p_job_id: job });
      deepStrictEqual(
        [claim.outcome, claim.kind, claim.step, (claim.asset as { mime_type: string }).mime_type],
        ["claimed", "thumbnail", null, "image/png"],
      );
      const before = await db.events(project);
      const path = `${owner}/${project}/${asset}/t-1.webp`;
      strictEqual(await completeThumbnail(db, job, path, String(claim.lease_token)), true);
      deepStrictEqual((await db.events(project)).slice(before.length), ["asset_updated:completed"]);
      const [event] = await db.admin`
        select payload ->> 'thumbnail_path' as path from private.project_events
        where project_id = ${project} order by seq desc limit 1`;
      strictEqual(event?.path, path);
      deepStrictEqual(await listed(db, owner), []);
      strictEqual(await completeThumbnail(db, job, path, String(claim.lease_token)), true);
    });

    await t.step("one that fails leaves its logo as it is, and tells operators why", async () => {
      const owner = await db.user();
      const { project, asset } = await completed(db, owner);
      const job = await thumbnailJob(db, asset);
      const before = await db.events(project);
      const failed = await db.fail(job, await claimRendition(db, job), {
        p_class: "permanent",
        p_code: "bad_picture",
        p_detail: "it can't be decoded",
      });
      deepStrictEqual(failed, { accepted: true, status: "failed" });
      deepStrictEqual(await db.events(project), before);
      const [row] = await db.admin`
        select asset.status::text, jobs.last_error ->> 'detail' as detail
        from private.jobs join public.generated_assets as asset on asset.id = jobs.asset_id
        where jobs.id = ${job}`;
      deepStrictEqual({ ...row }, { status: "completed", detail: "it can't be decoded" });
    });

    await t.step("logos of before get theirs little by little, and once", async () => {
      const owner = await db.user();
      const assets = [];
      for (let n = 0; n < 3; n++) assets.push((await completed(db, owner)).asset);
      await db.admin`delete from private.jobs where kind = 'thumbnail'`;
      await db.admin`select private.open_missing_thumbnails(2)`;
      await db.admin`select private.open_missing_thumbnails(2)`;
      const open = async () =>
        (await db.admin`select from private.jobs where kind = 'thumbnail' and settled_at is null`)
          .length;
      strictEqual(await open(), 2);
      await db.admin`update private.jobs set settled_at = now() where kind = 'thumbnail'`;
      await db.admin`select private.sweep()`;
      await db.admin`select private.sweep()`;
      const [row] = await db.admin`
        select count(*)::int as jobs, count(distinct asset_id)::int as assets from private.jobs
        where kind = 'thumbnail' and asset_id = any (${assets})`;
      deepStrictEqual({ ...row }, { jobs: 3, assets: 3 });
    });

    await t.step("it counts neither against the leases nor against the day", async () => {
      const owner = await db.user();
      const { asset } = await completed(db, owner);
      const before = await db.reserved(owner);
      await claimRendition(db, await thumbnailJob(db, asset));
      const [row] = await db.admin`select private.free_leases(${owner}, 'work')::int as free`;
      deepStrictEqual([row?.free, await db.reserved(owner)], [20, before]);
    });

    await t.step("it goes with its logo, also when it is being made", async () => {
      const owner = await db.user();
      const { project, asset } = await completed(db, owner);
      const job = await thumbnailJob(db, asset);
      const path = `${owner}/${project}/${asset}/t-1.webp`;
      await completeThumbnail(db, job, path, await claimRendition(db, job));
      await db.call("cancel_project", { p_owner_id: owner, p_project_id: project });
      await db.call("delete_asset", { p_owner_id: owner, p_asset_id: asset });
      strictEqual((await listed(db, owner)).includes(path), true);

      const late = await completed(db, owner);
      const lateJob = await thumbnailJob(db, late.asset);
      const token = await claimRendition(db, lateJob);
      const other = `${owner}/${late.project}/${late.asset}/t-1.webp`;
      const object = { p_bucket: "generated-assets", p_path: other };
      await db.call("reserve_object", { ...object, p_job_id: lateJob, p_lease_token: token });
      await db.call("delete_project", { p_owner_id: owner, p_project_id: late.project });
      strictEqual(await completeThumbnail(db, lateJob, other, token), false);
      strictEqual((await listed(db, owner)).includes(other), true);
    });
  });
});
