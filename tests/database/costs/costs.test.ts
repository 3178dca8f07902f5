import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { type Database, withDatabase } from "../database.ts";

async function costs(db: Database, project: string) {
  const [overview] = await db.admin<{ cost: number }[]>`
    select cost_usd::float as cost from public.project_overviews where id = ${project}`;
  const assets = await db.admin<{ cost: number }[]>`
    select cost_usd::float as cost from public.generated_assets
    where project_id = ${project} order by ordinal`;
  return { project: overview?.cost, assets: assets.map(({ cost }) => cost) };
}

Deno.test("what work costs is summed per asset and project", async (t) => {
  await withDatabase(async (db) => {
    const owner = await db.user();
    const project = await db.project(owner, { p_concept_count: 2 });
    const { lease_token } = await db.call("claim_prompts", { p_round_id: project });
    const { asset_ids: [first = "", second = ""] } = await db.call<{ asset_ids: string[] }>(
      "complete_prompts",
      {
        p_round_id: project,
        p_lease_token: lease_token,
        p_concepts: [1, 2].map((n) => ({ archetype: "abstract", title: `${n}`, prompt: `${n}` })),
        p_report: { cost_usd: 0.005 },
      },
    );

    await t.step("prompts cost their project, no logo yet", async () => {
      deepStrictEqual(await costs(db, project), { project: 0.005, assets: [0, 0] });
    });

    await t.step("an attempt that failed costs too", async () => {
      await db.fail(first, await db.claim(first), { p_report: { cost_usd: 0.04 } });
      deepStrictEqual(await costs(db, project), { project: 0.045, assets: [0.04, 0] });
    });

    await t.step("one without a known price adds nothing", async () => {
      await db.makeDue(first);
      await db.fail(first, await db.claim(first), { p_class: "permanent", p_report: {} });
      deepStrictEqual((await costs(db, project)).assets, [0.04, 0]);
    });

    await t.step("one that was paid for at an unknown price makes the whole unknown", async () => {
      const { project, assets: [asset = ""] } = await db.prompted(await db.user());
      await db.fail(asset, await db.claim(asset), { p_report: { cost_usd: 0.04, unpriced: true } });
      const { project: whole, assets: [ofLogo, other] } = await costs(db, project);
      deepStrictEqual([whole, ofLogo, other], [null, null, 0]);
    });

    await t.step("what its vendor did not charge after all is taken off again", async () => {
      const { project, assets: [asset = ""] } = await db.prompted(await db.user());
      await db.fail(asset, await db.claim(asset), { p_report: { cost_usd: 0.04 } });
      await db.makeDue(asset);
      await db.fail(asset, await db.claim(asset), {
        p_report: { refund_usd: 0.04, cost_usd: 0.001 },
      });
      strictEqual((await costs(db, project)).assets[0], 0.001);
      await db.makeDue(asset);
      await db.fail(asset, await db.claim(asset), { p_report: { refund_usd: 999 } });
      strictEqual((await costs(db, project)).assets[0], 0, "never less than nothing");
    });

    await t.step(
      "a prompting call whose project was cancelled meanwhile costs all the same",
      async () => {
        const owner = await db.user();
        for (const verb of ["cancel_project", "delete_project"]) {
          const project = await db.project(owner);
          const { lease_token } = await db.call("claim_prompts", { p_round_id: project });
          const counted = await db.reserved(owner);
          await db.call(verb, { p_owner_id: owner, p_project_id: project });
          const told = { p_job_id: project, p_lease_token: lease_token };
          strictEqual(
            await db.call("report_attempt", { ...told, p_report: { cost_usd: 0.005 } }),
            true,
          );
          const [attempt] = await db.admin`
          select outcome, owner_id, report ->> 'cost_usd' as cost from private.attempts
          where lease_token = ${String(lease_token)}`;
          deepStrictEqual({ ...attempt }, { outcome: "cancelled", owner_id: owner, cost: "0.005" });
          strictEqual(await db.reserved(owner), counted - 3, "it takes no picture of the day's");
          if (verb === "cancel_project") strictEqual((await costs(db, project)).project, 0.005);
        }
      },
    );

    await t.step("what a lost attempt cost is reported, though its logo has ended", async () => {
      const owner = await db.user();
      const { project, assets: [asset = ""] } = await db.prompted(owner, { p_concept_count: 1 });
      const lost = await db.claim(asset);
      await db.loseLease(asset);
      await db.complete(owner, project, asset, await db.claim(asset));
      const before = await db.events(project);
      const report = (p_report: Record<string, number>) =>
        db.call("report_attempt", { p_job_id: asset, p_lease_token: lost, p_report });
      await report({ calls: 1 });
      const [untouched] = await db.admin`
        select from public.generated_assets as asset where id = ${asset} and to_jsonb(asset) = (
          select payload from private.project_events
          where project_id = ${project} and type = 'asset_completed'
        )`;
      ok(untouched, "a report without a cost changes nothing");
      await report({ cost_usd: 0.04 });
      const [last] = await db.admin`
        select type, payload ->> 'cost_usd' as cost from private.project_events
        where project_id = ${project} order by seq desc limit 1`;
      strictEqual((await db.events(project)).length, before.length + 1);
      deepStrictEqual({ ...last, cost: Number(last?.cost) }, { type: "asset_updated", cost: 0.04 });
    });

    await t.step("an attempt's report is not replaced, and nobody else writes it", async () => {
      const { assets: [asset = ""] } = await db.prompted(await db.user());
      const token = await db.claim(asset);
      await db.fail(asset, token, { p_report: { cost_usd: 0.04 } });
      const report = (p_lease_token: string) =>
        db.call("report_attempt", { p_job_id: asset, p_lease_token, p_report: { cost_usd: 9 } });
      strictEqual(await report(token), false);
      strictEqual(await report(crypto.randomUUID()), false);
    });

    await t.step("the event that ends a logo tells its cost, and its project's", async () => {
      const token = await db.claim(second);
      const path = `${owner}/${project}/${second}-1.png`;
      const held = { p_lease_token: token, p_path: path };
      await db.call("reserve_object", {
        p_bucket: "generated-assets",
        p_path: path,
        p_job_id: second,
        p_lease_token: token,
      });
      await db.call("complete_picture", {
        p_asset_id: second,
        ...held,
        p_width: 1,
        p_height: 1,
        p_mime_type: "image/png",
        p_report: { cost_usd: 0.03 },
      });
      const rows = await db.admin<{ type: string; cost: number }[]>`
        select type, (payload -> 'cost_usd')::float as cost from private.project_events
        where project_id = ${project} order by seq desc limit 3`;
      deepStrictEqual(rows.map((row) => ({ ...row })), [
        { type: "generation_complete", cost: 0.075 },
        { type: "project_updated", cost: 0.075 },
        { type: "asset_completed", cost: 0.03 },
      ]);
    });

    await t.step("a retry's cost is added to what was spent before", async () => {
      await db.call("retry_asset", {
        p_owner_id: owner,
        p_asset_id: first,
        p_max_generations_per_day: 300,
      });
      await db.fail(first, await db.claim(first), { p_report: { cost_usd: 0.04 } });
      strictEqual((await costs(db, project)).assets[0], 0.08);
    });
  });
});
