import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { withDatabase } from "../database.ts";

Deno.test("retries give a new budget to what failed, and to nothing else", async (t) => {
  await withDatabase(async (db) => {
    const limit = { p_max_generations_per_day: 300 };

    await t.step("an asset that has not failed is refused", async () => {
      const owner = await db.user();
      const { assets: [asset = ""] } = await db.prompted(owner);
      const args = { p_owner_id: owner, p_asset_id: asset, ...limit };
      strictEqual((await db.call("retry_asset", args)).code, "asset_not_failed");
      const stranger = { ...args, p_owner_id: await db.user() };
      strictEqual((await db.call("retry_asset", stranger)).code, "not_found");
    });

    await t.step(
      "a failed asset goes back to pending and its project is generating again",
      async () => {
        const owner = await db.user();
        const { project, assets: [asset = ""] } = await db.prompted(owner, { p_concept_count: 1 });
        await db.fail(asset, await db.claim(asset), { p_class: "permanent" });
        const args = { p_owner_id: owner, p_asset_id: asset, ...limit };
        const { outcome, project_id, asset_ids, assets } = await db.call("retry_asset", args);
        deepStrictEqual([outcome, project_id, asset_ids], ["done", project, [asset]]);
        // As the verb left it: a later read may find that it is being drawn already.
        const [{ id, status, error } = {}] = assets as Record<string, unknown>[];
        deepStrictEqual([id, status, error], [asset, "pending", null]);
        const [job] = await db.admin`
          select attempts, deadline_at > now() + interval '29 minutes' as is_anew
          from private.jobs where id = ${asset}`;
        deepStrictEqual({ ...job }, { attempts: 0, is_anew: true });
        strictEqual(await db.complete(owner, project, asset, await db.claim(asset)), true);
        deepStrictEqual((await db.events(project)).slice(3), [
          "asset_generating",
          "asset_failed",
          "project_updated:failed",
          "generation_complete:failed",
          "asset_pending",
          "project_updated:generating",
          "asset_generating",
          "asset_completed",
          "project_updated:completed",
          "generation_complete:completed",
        ]);
        const [row] = await db.admin`
        select attempts from public.generated_assets where id = ${asset}`;
        strictEqual(row?.attempts, 2);
      },
    );

    await t.step("what is to be lettered is known until another prompt is given", async () => {
      const owner = await db.user();
      const { assets: [asset = ""] } = await db.prompted(owner, { p_concept_count: 1 });
      const letters = { text: 'ООО "Ромашка"' };
      await db.admin`
        update public.generated_assets set to_letter = ${
        db.admin.json(letters)
      } where id = ${asset}`;
      for (const [prompt, expected] of [[null, letters], ["A blue fox", null]] as const) {
        await db.fail(asset, await db.claim(asset), { p_class: "permanent" });
        const args = { p_owner_id: owner, p_asset_id: asset, ...limit, p_prompt: prompt };
        strictEqual((await db.call("retry_asset", args)).outcome, "done");
        const [row] = await db.admin`
          select to_letter, prompt_version from public.generated_assets where id = ${asset}`;
        deepStrictEqual(row?.to_letter, expected);
      }
      const claim = await db.call("claim_picture", { p_asset_id: asset });
      const { to_letter, generation_prompt } = claim.asset as Record<string, unknown>;
      deepStrictEqual([to_letter, generation_prompt], [null, "A blue fox"]);
    });

    await t.step("the same key retries once", async () => {
      const owner = await db.user();
      const { assets: [asset = ""] } = await db.prompted(owner, { p_concept_count: 1 });
      await db.fail(asset, await db.claim(asset), { p_class: "permanent" });
      const args = {
        ...{ p_owner_id: owner, p_asset_id: asset, ...limit },
        ...{ p_idempotency_key: "key", p_request_hash: "hash" },
      };
      strictEqual((await db.call("retry_asset", args)).outcome, "done");
      const again = await db.call("retry_asset", args);
      strictEqual(again.outcome, "replayed");
      deepStrictEqual(again.asset_ids, [asset]);
    });

    await t.step("a project is retried only if it failed while prompting", async () => {
      const owner = await db.user();
      const project = await db.project(owner);
      const args = { p_owner_id: owner, p_project_id: project, ...limit };
      strictEqual((await db.call("retry_project", args)).code, "project_not_failed");
      const { lease_token } = await db.call("claim_prompts", { p_round_id: project });
      await db.fail(project, String(lease_token), { p_class: "permanent" });
      const retried = await db.call("retry_project", args);
      strictEqual(retried.outcome, "done");
      strictEqual((retried.project as Record<string, unknown>).status, "prompting");
      strictEqual((await db.events(project)).at(-1), "project_updated:prompting");
      const claim = await db.call("claim_prompts", { p_round_id: project });
      strictEqual(claim.outcome, "claimed");
    });

    await t.step("a project whose pictures all failed is not", async () => {
      const owner = await db.user();
      const { project, assets: [asset = ""] } = await db.prompted(owner, { p_concept_count: 1 });
      await db.fail(asset, await db.claim(asset), { p_class: "permanent" });
      const args = { p_owner_id: owner, p_project_id: project, ...limit };
      strictEqual((await db.call("retry_project", args)).code, "project_not_failed");
    });
  });
});
