import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { type Database, withDatabase } from "../database.ts";

const limit = { p_max_generations_per_day: 300 };

/** A refinement whose picture is stored and kept, not settled. */
async function stored(db: Database) {
  const owner = await db.user();
  const { project, assets: [parent = ""] } = await db.prompted(owner, { p_concept_count: 1 });
  await db.complete(owner, project, parent, await db.claim(parent));
  const refine = { p_owner_id: owner, p_asset_id: parent, p_action: "variation", p_count: 1 };
  const { asset_ids: [asset = ""] } = await db.call<{ asset_ids: string[] }>("refine_asset", {
    ...{ ...refine, ...limit },
  });
  const token = await db.claim(asset);
  const path = await store(db, { owner, project, asset, token }, 1);
  return { owner, project, asset, token, path };
}

async function store(
  db: Database,
  { owner, project, asset, token }: Record<"owner" | "project" | "asset" | "token", string>,
  drawing: number,
): Promise<string> {
  const path = `${owner}/${project}/${asset}-${drawing}.png`;
  const reserved = { p_bucket: "generated-assets", p_path: path };
  await db.call("reserve_object", { ...reserved, p_job_id: asset, p_lease_token: token });
  const job = {
    kind: "stored_picture",
    path,
    width: 8,
    height: 8,
    mime_type: "image/png",
    drawing,
  };
  const kept = { p_asset_id: asset, p_lease_token: token, p_provider_job: job };
  strictEqual(await db.call("save_provider_job", kept), true);
  return path;
}

/** Seconds until a path is due, by the job's deadline and from now; null where it is not listed. */
async function due(db: Database, path: string) {
  const [row] = await db.admin<{ now: number; deadline: number | null }[]>`
    select extract(epoch from due_at - clock_timestamp())::float as now,
      extract(epoch from due_at - deadline_at)::float as deadline
    from private.object_removals left join private.jobs on jobs.id = job_id
    where path = ${path}`;
  return row ?? null;
}

Deno.test("a refinement's stored picture is kept for the next attempt", async (t) => {
  await withDatabase(async (db) => {
    await t.step("until the job's deadline, whatever becomes of its lease", async () => {
      const { owner, project, asset, token, path } = await stored(db);
      strictEqual((await due(db, path))?.deadline, 10);
      await db.call("extend_lease", { p_job_id: asset, p_lease_token: token });
      strictEqual((await due(db, path))?.deadline, 10);
      await db.loseLease(asset);
      const claim = await db.call<{ provider_job: { path: string }; lease_token: string }>(
        "claim_picture",
        { p_asset_id: asset },
      );
      strictEqual(claim.provider_job.path, path);
      const [attempt] = await db.admin`
        select is_start from private.attempts where lease_token = ${claim.lease_token}`;
      strictEqual(attempt?.is_start, false, "its vendor is asked for nothing");
      const done = await db.call("complete_picture", {
        ...{ p_asset_id: asset, p_lease_token: claim.lease_token, p_path: path },
        ...{ p_width: 8, p_height: 8, p_mime_type: "image/png" },
      });
      strictEqual(done.accepted, true);
      strictEqual(await due(db, path), null);
      await db.call("delete_project", { p_owner_id: owner, p_project_id: project });
      ok(await due(db, path), "as any completed picture");
    });

    await t.step("of two drawings, the one that is not taken goes", async () => {
      const held = await stored(db);
      const second = await store(db, held, 2);
      strictEqual((await due(db, second))?.deadline, 10);
      const first = await due(db, held.path);
      ok(first && first.now < 41, "with its attempt's lease");
      const done = await db.call("complete_picture", {
        ...{ p_asset_id: held.asset, p_lease_token: held.token, p_path: held.path },
        ...{ p_width: 8, p_height: 8, p_mime_type: "image/png" },
      });
      strictEqual(done.accepted, true);
      const other = await due(db, second);
      ok(other && other.now < 41);
    });

    await t.step("its removal is due at once when its project is deleted", async () => {
      const { owner, project, path } = await stored(db);
      const { objects } = await db.call<{ objects: { path: string }[] }>("delete_project", {
        ...{ p_owner_id: owner, p_project_id: project },
      });
      ok(objects.some((object) => object.path === path));
    });

    await t.step("and when the logo is, or its prompt becomes another", async () => {
      for (const verb of ["delete_asset", "retry_asset"]) {
        const { owner, asset, token, path } = await stored(db);
        await db.fail(asset, token, { p_class: "permanent" });
        const owned = { p_owner_id: owner, p_asset_id: asset };
        const answer = await db.call(verb, {
          ...owned,
          ...(verb === "retry_asset" && { ...limit, p_prompt: "Another" }),
        });
        strictEqual(answer.outcome, "done");
        const left = await due(db, path);
        ok(left && left.now <= 0, verb);
      }
    });

    await t.step("a retry finds it, while it is there", async () => {
      const { owner, asset, token, path } = await stored(db);
      const retry = async () => {
        await db.call("retry_asset", { p_owner_id: owner, p_asset_id: asset, ...limit });
        const [job] = await db.admin`
          select provider_job ->> 'path' as path from private.jobs where id = ${asset}`;
        return job?.path;
      };
      await db.fail(asset, token, { p_class: "permanent" });
      strictEqual(await retry(), path);
      strictEqual((await due(db, path))?.deadline, 10, "of the new deadline");
      await db.fail(asset, await db.claim(asset), { p_class: "permanent" });
      await db.admin`update private.object_removals set due_at = now() where path = ${path}`;
      await db.call("claim_object_removals", {});
      strictEqual(await retry(), null);
    });

    await t.step("what is being removed is not kept", async () => {
      const { asset, token, path } = await stored(db);
      await db.admin`update private.object_removals set due_at = now() where path = ${path}`;
      await db.call("claim_object_removals", {});
      const job = {
        ...{ kind: "stored_picture", path, width: 8, height: 8, mime_type: "image/png" },
        drawing: 1,
      };
      const kept = { p_asset_id: asset, p_lease_token: token, p_provider_job: job };
      strictEqual(await db.call("save_provider_job", kept), false);
      const [row] = await db.admin`select provider_job from private.jobs where id = ${asset}`;
      deepStrictEqual(row?.provider_job, null);
    });
  });
});
