import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { type Database, withDatabase } from "../database.ts";

/** A project of two concepts, the first completed and the second failed. */
async function drawn(db: Database, owner: string) {
  const { project, assets: [done = "", failed = ""] } = await db.prompted(owner, {
    p_concept_count: 2,
  });
  const token = await db.claim(done);
  await db.complete(owner, project, done, token);
  await db.fail(failed, await db.claim(failed), {
    p_class: "permanent",
    p_report: { cost_usd: 0.04 },
  });
  return { project, done, failed, path: `${owner}/${project}/${done}-${token}.png` };
}

Deno.test("delete_asset takes one logo out of its project", async (t) => {
  await withDatabase(async (db) => {
    const remove = (owner: string, asset: string) =>
      db.call("delete_asset", { p_owner_id: owner, p_asset_id: asset });
    const refine = async (owner: string, asset: string, given = {}) => {
      const answer = await db.call("refine_asset", {
        ...{ p_owner_id: owner, p_asset_id: asset, p_action: "variation", p_count: 1 },
        ...{ p_max_generations_per_day: 300, ...given },
      });
      return (answer.asset_ids as string[] | undefined)?.[0] ?? JSON.stringify(answer);
    };
    const status = async (project: string) => {
      const [row] = await db.admin`
        select status, cost_usd::float as cost from public.project_overviews where id = ${project}`;
      return { ...row };
    };

    await t.step("nobody deletes another's logo, and none twice", async () => {
      const owner = await db.user();
      const { done } = await drawn(db, owner);
      strictEqual((await remove(await db.user(), done)).code, "not_found");
      strictEqual((await remove(owner, done)).outcome, "done");
      strictEqual((await remove(owner, done)).code, "not_found");
    });

    await t.step("its object is handed out, its cost and its project's status stay", async () => {
      const owner = await db.user();
      const { project, done, failed, path } = await drawn(db, owner);
      const before = await status(project);
      deepStrictEqual(before, { status: "completed", cost: 0.04 });
      deepStrictEqual(await remove(owner, done), {
        outcome: "done",
        project_id: project,
        objects: [{ bucket: "generated-assets", path }],
      });
      deepStrictEqual(await remove(owner, failed), {
        outcome: "done",
        project_id: project,
        objects: [],
      });
      deepStrictEqual(await status(project), before);
      const events = await db.admin<{ payload: unknown; type: string }[]>`
        select type, payload from private.project_events
        where project_id = ${project} order by seq desc limit 2`;
      deepStrictEqual(
        events.map((row) => ({ ...row })),
        [failed, done].map((asset_id) => ({
          type: "asset_deleted",
          payload: { project_id: project, asset_id },
        })),
      );
      const retry = { p_owner_id: owner, p_project_id: project, p_max_generations_per_day: 300 };
      strictEqual((await db.call("retry_project", retry)).code, "project_not_failed");
    });

    await t.step("not while it is drawn or refined", async () => {
      const owner = await db.user();
      const { project, assets: [pending = ""] } = await db.prompted(owner, { p_concept_count: 1 });
      strictEqual((await remove(owner, pending)).code, "asset_not_ready");
      const token = await db.claim(pending);
      strictEqual((await remove(owner, pending)).code, "asset_not_ready");
      await db.complete(owner, project, pending, token);
      const child = await refine(owner, pending);
      strictEqual((await remove(owner, pending)).code, "asset_not_ready");
      await db.complete(owner, project, child, await db.claim(child));
      strictEqual((await remove(owner, pending)).outcome, "done");
    });

    await t.step("completed refinements stay without a parent, failed ones go", async () => {
      const owner = await db.user();
      const { project, done } = await drawn(db, owner);
      const [kept, lost] = [await refine(owner, done), await refine(owner, done)];
      await db.complete(owner, project, kept, await db.claim(kept));
      await db.fail(lost, await db.claim(lost), { p_class: "permanent" });
      await remove(owner, done);
      const rows = await db.admin`
        select id, parent_asset_id from public.generated_assets
        where project_id = ${project} and asset_type = 'logo_variation'`;
      deepStrictEqual(rows.map((row) => ({ ...row })), [{ id: kept, parent_asset_id: null }]);
      deepStrictEqual((await db.events(project)).slice(-2), ["asset_deleted", "asset_deleted"]);
      // A refinement that stays can be refined itself.
      strictEqual((await refine(owner, kept)).length, 36);
    });

    await t.step("a place is never given twice", async () => {
      const owner = await db.user();
      const { project, done } = await drawn(db, owner);
      const child = await refine(owner, done);
      await db.complete(owner, project, child, await db.claim(child));
      await remove(owner, child);
      const next = await refine(owner, done);
      const [row] = await db.admin`
        select ordinal from public.generated_assets where id = ${next}`;
      strictEqual(row?.ordinal, 4);
    });

    await t.step("a project whose completed logo is gone is still completed later", async () => {
      const owner = await db.user();
      const { project, done, failed } = await drawn(db, owner);
      await remove(owner, done);
      const retry = { p_owner_id: owner, p_asset_id: failed, p_max_generations_per_day: 300 };
      const prompt = "A flat bean";
      const { assets } = await db.call("retry_asset", { ...retry, p_prompt: prompt });
      strictEqual((assets as { generation_prompt: string }[])[0]?.generation_prompt, prompt);
      await db.fail(failed, await db.claim(failed), { p_class: "permanent" });
      strictEqual((await status(project)).status, "completed");
    });

    await t.step("a key whose logos were all deleted answers not_found", async () => {
      const owner = await db.user();
      const { project, done } = await drawn(db, owner);
      const keyed = { p_idempotency_key: "key", p_request_hash: "hash" };
      const child = await refine(owner, done, keyed);
      await db.complete(owner, project, child, await db.claim(child));
      strictEqual(await refine(owner, done, keyed), child);
      await remove(owner, child);
      strictEqual(JSON.parse(await refine(owner, done, keyed)).code, "not_found");
    });
  });
});

Deno.test("a project that failed while prompting goes on without its inspiration", async () => {
  await withDatabase(async (db) => {
    const owner = await db.user();
    const p_project_id = crypto.randomUUID();
    const path = `${owner}/${p_project_id}/inspiration.png`;
    await db.call("reserve_object", { p_bucket: "inspiration-images", p_path: path });
    await db.project(owner, { p_project_id, p_inspiration_path: path });
    const { lease_token } = await db.call("claim_prompts", { p_round_id: p_project_id });
    await db.fail(p_project_id, String(lease_token), { p_class: "permanent" });
    const { project } = await db.call("retry_project", {
      ...{ p_owner_id: owner, p_project_id, p_max_generations_per_day: 300 },
      p_without_inspiration: true,
    });
    const { status, inspiration_image_url } = project as Record<string, unknown>;
    deepStrictEqual([status, inspiration_image_url], ["prompting", null]);
    deepStrictEqual(await db.call("claim_object_removals", {}), [
      { bucket: "inspiration-images", path },
    ]);
  });
});

Deno.test("what would be refused is known before anything is uploaded", async () => {
  await withDatabase(async (db) => {
    const owner = await db.user();
    const check = async (given = {}) => {
      const p_path = `${owner}/${crypto.randomUUID()}/inspiration.png`;
      const answer = await db.call("reserve_inspiration", {
        ...{ p_path, p_bytes: 1, p_max_bytes: 1 },
        ...{ p_owner_id: owner, p_concept_count: 3, p_max_active_projects: 1 },
        ...{ p_max_generations_per_day: 300, ...given },
      });
      await db.call("release_inspiration", { p_path });
      return answer.code ?? answer.outcome;
    };
    strictEqual(await check(), "none");
    strictEqual(await check({ p_max_generations_per_day: 2 }), "daily_limit");
    await db.project(owner, { p_idempotency_key: "key" });
    strictEqual(await check(), "active_project_limit");
    const keyed = { p_idempotency_key: "key", p_request_hash: "hash" };
    strictEqual(await check(keyed), "replayed");
    strictEqual(await check({ ...keyed, p_request_hash: "other" }), "idempotency_key_reused");
  });
});
