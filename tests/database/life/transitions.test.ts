import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { documentedList } from "../../support/documented-list.ts";
import { concepts, type Database, withDatabase } from "../database.ts";

const statuses = ["pending", "generating", "completed", "failed"] as const;
type Status = typeof statuses[number];

/** An asset that verbs alone brought to a status, with the last lease that was held on it. */
async function assetThatIs(db: Database, status: Status) {
  const owner = await db.user();
  const { project, assets: [id = ""] } = await db.prompted(owner, { p_concept_count: 1 });
  const token = status === "pending" ? crypto.randomUUID() : await db.claim(id);
  if (status === "completed") await db.complete(owner, project, id, token);
  if (status === "failed") await db.fail(id, token, { p_class: "permanent" });
  return { owner, project, id, token };
}

/** A project that verbs alone brought to a status. */
async function projectThatIs(db: Database, status: string) {
  const owner = await db.user();
  if (status === "prompting" || status === "failed") {
    const id = await db.project(owner, { p_concept_count: 1 });
    if (status === "failed") {
      const { lease_token } = await db.call("claim_prompts", { p_round_id: id });
      await db.fail(id, String(lease_token), { p_class: "permanent" });
    }
    return { owner, id };
  }
  const { project: id, assets: [asset = ""] } = await db.prompted(owner, { p_concept_count: 1 });
  if (status === "completed") await db.complete(owner, id, asset, await db.claim(asset));
  if (status === "cancelled") {
    await db.call("cancel_project", { p_owner_id: owner, p_project_id: id });
  }
  return { owner, id };
}

Deno.test("every change of status is legal or refused", async (t) => {
  await withDatabase(async (db) => {
    await t.step("the database knows the documented states and codes, and no others", async () => {
      const [known] = await db.admin<{
        projects: string[];
        assets: string[];
        outcomes: string;
        failures: string;
      }[]>`
        select enum_range(null::public.project_status)::text[] as projects,
          enum_range(null::public.asset_status)::text[] as assets,
          (
            select pg_get_constraintdef(oid) from pg_constraint
            where conname = 'attempt_outcome_is_known'
          ) as outcomes,
          pg_get_functiondef('private.failure_sentence'::regproc) as failures`;
      const quoted = (text = "") => [...text.matchAll(/'(\w+)'/g)].map(([, word = ""]) => word);
      const lists = {
        "States of a project": known?.projects ?? [],
        "States of an asset": known?.assets ?? [],
        "Ends of an attempt": quoted(known?.outcomes),
        "Reasons to fail": [...(known?.failures ?? "").matchAll(/when '(\w+)'/g)]
          .map(([, code = ""]) => code),
      };
      for (const [heading, words] of Object.entries(lists)) {
        const documented = await documentedList("state-machine.md", heading);
        deepStrictEqual(words.toSorted(), documented.toSorted(), heading);
      }
    });

    await t.step("an asset goes where its life leads, whoever writes", async () => {
      const possible: string[] = [];
      for (const from of statuses) {
        const { id } = await assetThatIs(db, from);
        for (const to of statuses.filter((status) => status !== from)) {
          const isPossible = await db.admin.begin(async (sql) => {
            await sql`
              update public.generated_assets set status = ${to},
                asset_url = case when ${to} = 'completed' then 'path' end,
                width = case when ${to} = 'completed' then 1 end,
                height = case when ${to} = 'completed' then 1 end,
                mime_type = case when ${to} = 'completed' then 'image/png' end,
                completed_at = case when ${to} = 'completed' then now() end,
                error = case when ${to} = 'failed' then private.failure('cancelled') end
              where id = ${id}`;
            throw "undone";
          }).catch((reason) => {
            if (reason !== "undone") strictEqual(reason.code, "23514", `${from} → ${to}`);
            return reason === "undone";
          });
          if (isPossible) possible.push(`${from} → ${to}`);
        }
      }
      const legal = await documentedList("state-machine.md", "Changes of an asset");
      deepStrictEqual(possible.toSorted(), legal.toSorted());
    });

    await t.step("what people may do with an asset, by its status", async () => {
      const answers: Record<string, unknown[]> = {};
      for (const status of statuses) {
        const { owner, id } = await assetThatIs(db, status);
        const args = { p_owner_id: owner, p_asset_id: id, p_max_generations_per_day: 300 };
        const refined = await db.call("refine_asset", {
          ...args,
          p_action: "variation",
          p_count: 1,
        });
        const retried = await db.call("retry_asset", args);
        answers[status] = [refined, retried].map(({ outcome, code }) => code ?? outcome);
      }
      deepStrictEqual(answers, {
        pending: ["asset_not_ready", "asset_not_failed"],
        generating: ["asset_not_ready", "asset_not_failed"],
        completed: ["done", "asset_not_failed"],
        failed: ["asset_not_ready", "done"],
      });
    });

    await t.step("what workers may do with an asset, by its status", async () => {
      const answers: Record<string, unknown[]> = {};
      for (const status of statuses) {
        const scene = await assetThatIs(db, status);
        const held = { p_job_id: scene.id, p_lease_token: scene.token };
        const claim = await db.call("claim_picture", { p_asset_id: scene.id });
        if (claim.outcome === "claimed") {
          await db.call("release_job", { p_job_id: scene.id, p_lease_token: claim.lease_token });
        }
        answers[status] = [
          claim.reason ?? claim.outcome,
          await db.call("extend_lease", held),
          await db.call("reserve_object", { p_bucket: "b", p_path: scene.id, ...held }),
          (await db.fail(scene.id, scene.token, { p_class: "throttled" })).accepted,
          await db.call("release_job", held),
          await db.complete(scene.owner, scene.project, scene.id, scene.token),
        ];
        await db.openGates();
      }
      deepStrictEqual(answers, {
        pending: ["claimed", false, false, false, false, false],
        generating: ["not_pending", true, true, true, false, false],
        completed: ["not_pending", false, false, false, false, false],
        failed: ["not_pending", false, false, false, false, false],
      });
    });

    await t.step("what may be done with a project, by its status", async () => {
      const answers: Record<string, unknown[]> = {};
      for (const status of ["prompting", "generating", "completed", "failed", "cancelled"]) {
        const { owner, id } = await projectThatIs(db, status);
        const args = { p_owner_id: owner, p_project_id: id };
        const claim = await db.call("claim_prompts", { p_round_id: id });
        const retried = await db.call("retry_project", { ...args, p_max_generations_per_day: 300 });
        await db.call("cancel_project", args);
        const [row] = await db.admin`select status from public.brand_projects where id = ${id}`;
        answers[status] = [
          claim.reason ?? claim.outcome,
          retried.code ?? retried.outcome,
          row?.status,
        ];
      }
      deepStrictEqual(answers, {
        prompting: ["claimed", "project_not_failed", "cancelled"],
        generating: ["not_pending", "project_not_failed", "cancelled"],
        completed: ["not_pending", "project_not_failed", "completed"],
        failed: ["not_pending", "done", "cancelled"], // Retried, then cancelled.
        cancelled: ["not_pending", "project_not_failed", "cancelled"],
      });
    });

    await t.step(
      "prompts want the lease, and become no more logos than were asked for",
      async () => {
        const id = await db.project(await db.user(), { p_concept_count: 2 });
        const { lease_token } = await db.call("claim_prompts", { p_round_id: id });
        const complete = (token: unknown, count: number) =>
          db.call("complete_prompts", {
            p_round_id: id,
            p_lease_token: token,
            p_concepts: concepts(count),
          });
        deepStrictEqual(await complete(crypto.randomUUID(), 2), { accepted: false, asset_ids: [] });
        const { accepted, asset_ids } = await complete(lease_token, 3);
        deepStrictEqual([accepted, (asset_ids as string[]).length], [true, 2]);
      },
    );
  });
});
