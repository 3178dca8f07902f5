import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { type Database, withDatabase } from "../database.ts";

/** The assets whose pictures are called for since the last look. */
async function called(db: Database): Promise<string[]> {
  const rows = await db.admin<{ id: string }[]>`
    with taken as (delete from net.http_request_queue returning id, url, body)
    select convert_from(body, 'utf8')::jsonb ->> 'asset_id' as id from taken
    where url like '%/generate-image' order by taken.id`;
  return rows.map(({ id }) => id);
}

Deno.test("the sweep finds what was lost", async (t) => {
  await withDatabase(async (db) => {
    await db.allowCalls();

    await t.step("a lost call is made again, but not while it may still arrive", async () => {
      const { assets } = await db.prompted(await db.user());
      await called(db);
      await db.admin`select private.sweep()`;
      deepStrictEqual(await called(db), []);
      await db.admin`
        update private.jobs set dispatched_at = clock_timestamp() - interval '10 seconds'
        where settled_at is null`;
      await db.admin`select private.sweep()`;
      deepStrictEqual((await called(db)).sort(), assets.toSorted());
    });

    await t.step("owners take turns", async () => {
      const [many, few] = [await db.user(), await db.user()];
      const { assets: manyAssets } = await db.prompted(many, { p_concept_count: 20 });
      const { assets: fewAssets } = await db.prompted(few, { p_concept_count: 1 });
      await called(db);
      await db.admin`
        update private.jobs set dispatched_at = null
        where id = any (${[...manyAssets, ...fewAssets]})`;
      await db.admin`select private.sweep(2)`;
      const [first = "", second = ""] = await called(db);
      strictEqual([first, second].includes(fewAssets[0] ?? ""), true);
    });

    await t.step("every owner's first comes before anybody's second", async () => {
      await db.admin`
        update private.jobs set settled_at = now() where settled_at is null and lease_token is null`;
      const crowd: string[][] = [];
      for (const count of [3, 2, 1]) {
        crowd.push((await db.prompted(await db.user(), { p_concept_count: count })).assets);
      }
      await called(db);
      await db.admin`update private.jobs set dispatched_at = null where settled_at is null`;
      await db.admin`select private.sweep()`;
      const turns = (await called(db)).map((id) => crowd.findIndex((ids) => ids.includes(id)));
      deepStrictEqual(turns, [0, 1, 2, 0, 1, 0]);
    });

    await t.step("what waits for a scarce vendor does not hold up what another draws", async () => {
      await db.admin`
        update private.jobs set settled_at = now() where settled_at is null and lease_token is null`;
      const owner = await db.user();
      const { project, assets: [parent = ""] } = await db.prompted(owner, { p_concept_count: 1 });
      await db.complete(owner, project, parent, await db.claim(parent));
      for (const p_concept_count of [20, 10]) await db.prompted(owner, { p_concept_count });
      const { asset_ids: [refinement] } = await db.call<{ asset_ids: string[] }>("refine_asset", {
        ...{ p_owner_id: owner, p_asset_id: parent, p_action: "variation", p_count: 1 },
        p_max_generations_per_day: 300,
      });
      await called(db);
      await db.admin`update private.jobs set dispatched_at = null where settled_at is null`;
      await db.admin`
        update private.vendor_gates set learned_per_minute = 29, next_start_at = '-infinity',
          slowed_at = clock_timestamp() - interval '2 minutes'
        where vendor = 'seedream'`;
      await db.admin`select private.sweep()`;
      const ids = await called(db);
      strictEqual(ids.length, 6);
      strictEqual(ids.includes(refinement ?? ""), true);
      await db.openGates();
    });

    await t.step("what is past its deadline fails", async () => {
      const { assets: [asset = ""] } = await db.prompted(await db.user());
      await db.admin`update private.jobs set deadline_at = now() where id = ${asset}`;
      await db.admin`select private.sweep()`;
      const [row] = await db.admin`
        select status, error ->> 'code' as code from public.generated_assets where id = ${asset}`;
      deepStrictEqual({ ...row }, { status: "failed", code: "deadline_exceeded" });
    });

    await t.step("two sweeps never run at once", async () => {
      const { answers } = await db.admin.begin(async (sql) => {
        await sql`select private.sweep()`;
        const [row] = await db.owner`select private.sweep() as answer`;
        return { answers: row?.answer };
      });
      deepStrictEqual(answers, { skipped: true });
    });

    await t.step("a settlement calls for what the cap held back, once for each lease", async () => {
      const owner = await db.user();
      const first = await db.prompted(owner, { p_concept_count: 20 });
      const second = await db.prompted(owner, { p_concept_count: 3 });
      const tokens = new Map<string, string>();
      for (const asset of first.assets) tokens.set(asset, await db.claim(asset));
      for (const held of second.assets) {
        strictEqual((await db.call("claim_picture", { p_asset_id: held })).reason, "owner_busy");
      }
      await called(db);
      const callsAfter = async (done: string) => {
        await db.complete(owner, first.project, done, tokens.get(done) ?? "");
        return (await called(db)).filter((id) => second.assets.includes(id));
      };
      const [one = "", two = ""] = first.assets;
      // Who was called for the first lease has not claimed it yet when the second is free.
      const calls = [await callsAfter(one), await callsAfter(two)];
      deepStrictEqual(calls.map(({ length }) => length), [1, 1]);
      strictEqual(new Set(calls.flat()).size, 2);
    });
  }, { hasOwnClock: true });
});
