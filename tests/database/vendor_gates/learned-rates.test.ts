import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { type Database, withDatabase } from "../database.ts";

async function gate(db: Database) {
  const [row] = await db.admin<
    { rate: number | null; is_probing: boolean; refusals: number; wait: number }[]
  >`
    select learned_per_minute::float as rate, is_probing, refusals,
      -- Whole seconds, to the next five: what has passed of them meanwhile doesn't matter.
      (5 * greatest(0, ceil(extract(epoch from blocked_until - clock_timestamp()) / 5)))::int as wait
    from private.vendor_gates where vendor = 'seedream'`;
  return { ...row };
}

/** The vendor's wait is over, and everything waits for its turn. */
async function reopen(db: Database): Promise<void> {
  await db.admin`
    update private.vendor_gates set blocked_until = '-infinity', next_start_at = '-infinity'`;
  await db.admin`
    update private.jobs set run_after = clock_timestamp() where lease_token is null`;
}

async function claimAll(db: Database, assets: string[]): Promise<Map<string, string>> {
  const tokens = new Map<string, string>();
  for (const asset of assets) {
    const answer = await db.call("claim_picture", { p_asset_id: asset });
    if (answer.outcome === "claimed") tokens.set(asset, String(answer.lease_token));
  }
  return tokens;
}

Deno.test("a vendor that turns calls away is asked more slowly", async (t) => {
  await withDatabase(async (db) => {
    const crowd = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const owner = await db.user();
        return { owner, ...await db.prompted(owner, { p_concept_count: 20 }) };
      }),
    );
    const assets = crowd.flatMap(({ assets }) => assets);
    const owners = new Map(
      crowd.flatMap(({ owner, project, assets }) =>
        assets.map((asset) => [asset, { owner, project }] as const)
      ),
    );

    async function complete(asset: string, token: string) {
      const { owner = "", project = "" } = owners.get(asset) ?? {};
      strictEqual(await db.complete(owner, project, asset, token), true);
    }

    await t.step("what was under way together closes it once, and spends nothing", async () => {
      const tokens = [...await claimAll(db, assets)];
      strictEqual(tokens.length, 100);
      for (const [asset, token] of tokens.slice(0, 40)) {
        await db.fail(asset, token, { p_class: "throttled", p_retry_after_seconds: 5 });
      }
      // Begun before the "no" and taken: it says nothing of what would be taken now.
      for (const [asset, token] of tokens.slice(40, 90)) await complete(asset, token);
      deepStrictEqual(await gate(db), { rate: 30, is_probing: true, refusals: 1, wait: 5 });
      const [spent] = await db.admin`select count(*)::int as spent from private.jobs
        where kind = 'picture' and attempts > 0 and settled_at is null`;
      strictEqual(spent?.spent, 10);
      for (const [asset, token] of tokens.slice(90)) await complete(asset, token);
    });

    await t.step("then one alone tries; without a hint each no doubles the wait", async () => {
      for (const [refusals, wait] of [[2, 20], [3, 40], [4, 60], [5, 60]]) {
        await reopen(db);
        const tokens = await claimAll(db, assets);
        strictEqual(tokens.size, 1);
        const [[asset, token] = ["", ""]] = tokens;
        await db.fail(asset, token, { p_class: "throttled" });
        deepStrictEqual(await gate(db), { rate: 30, is_probing: true, refusals, wait });
      }
    });

    await t.step("once it is taken, four fifths of the rate before are let in", async () => {
      await reopen(db);
      const [[asset, token] = ["", ""]] = await claimAll(db, assets);
      await complete(asset, token);
      deepStrictEqual(await gate(db), { rate: 48, is_probing: false, refusals: 0, wait: 0 });
      await reopen(db);
      const tokens = await claimAll(db, assets);
      strictEqual(tokens.size, 8);
      for (const [asset, token] of tokens) await complete(asset, token);
      strictEqual((await gate(db)).rate, 48.8);
    });

    await t.step("the sweep calls for no more than that", async () => {
      await reopen(db);
      await db.admin`update private.jobs set dispatched_at = null where settled_at is null`;
      const [row] = await db.admin`select private.sweep() as answer`;
      strictEqual(row?.answer.dispatched, 9);
    });

    await t.step("nobody's turn is used up by a no", async () => {
      await reopen(db);
      const [[asset, token] = ["", ""]] = await claimAll(db, assets.slice(0, 20));
      await db.fail(asset, token, { p_class: "throttled", p_retry_after_seconds: 5 });
      const [job] = await db.admin`select last_started_at from private.jobs where id = ${asset}`;
      strictEqual(job?.last_started_at, null);
      await reopen(db);
      const [[probe, second] = ["", ""]] = await claimAll(db, assets);
      await complete(probe, second);
    });

    await t.step("after a quarter of an hour without a no, it is as before", async () => {
      await reopen(db);
      await db.admin`
        update private.vendor_gates set learned_at = clock_timestamp() - interval '16 minutes'`;
      const [[asset, token] = ["", ""]] = await claimAll(db, assets);
      await complete(asset, token);
      strictEqual((await gate(db)).rate, null);
    });
  }, { hasOwnClock: true });
});

Deno.test("a no after few calls teaches no rate", async () => {
  await withDatabase(async (db) => {
    const owner = await db.user();
    const { project, assets } = await db.prompted(owner, { p_concept_count: 20 });
    const [[first, token] = ["", ""], ...others] = await claimAll(db, assets);
    await db.fail(first, token, { p_class: "throttled", p_retry_after_seconds: 5 });
    for (const [asset, token] of others) {
      strictEqual(await db.complete(owner, project, asset, token), true);
    }
    deepStrictEqual(await gate(db), { rate: 30, is_probing: true, refusals: 1, wait: 5 });
    await reopen(db);
    strictEqual(await db.complete(owner, project, first, await db.claim(first)), true);
    deepStrictEqual(await gate(db), { rate: null, is_probing: false, refusals: 0, wait: 0 });
  }, { hasOwnClock: true });
});

Deno.test("what is only fetched passes a closed gate, and says nothing of the vendor", async () => {
  await withDatabase(async (db) => {
    const owner = await db.user();
    const { project, assets } = await db.prompted(owner, { p_concept_count: 20 });
    const [[kept, lease] = ["", ""], [refused, other] = ["", ""]] = await claimAll(db, assets);
    await db.call("save_provider_job", {
      p_asset_id: kept,
      p_lease_token: lease,
      p_provider_job: { kind: "picture_url", url: "https://ark.example/p.png", drawing: 1 },
    });
    await db.fail(kept, lease);
    await db.fail(refused, other, { p_class: "throttled", p_retry_after_seconds: 60 });
    await db.makeDue(kept);
    const before = await gate(db);
    strictEqual(await db.complete(owner, project, kept, await db.claim(kept)), true);
    deepStrictEqual(await gate(db), before);
    strictEqual(before.is_probing, true);
    await db.makeDue(refused);
    strictEqual((await db.call("claim_picture", { p_asset_id: refused })).reason, "vendor_blocked");
  }, { hasOwnClock: true });
});

Deno.test("noes to what was under way together are one no: they don't lengthen the wait", async () => {
  await withDatabase(async (db) => {
    const { assets } = await db.prompted(await db.user(), { p_concept_count: 20 });
    for (const [asset, token] of await claimAll(db, assets)) {
      await db.fail(asset, token, { p_class: "throttled" });
    }
    const { refusals, wait } = await gate(db);
    deepStrictEqual({ refusals, wait }, { refusals: 1, wait: 10 });
  }, { hasOwnClock: true });
});

Deno.test("where starts are scarce, no user waits for all of another's", async () => {
  await withDatabase(async (db) => {
    await db.allowCalls();
    // Accepted one after the other: the first user's pictures are all older than the last one's.
    const crowd: { owner: string; project: string; assets: string[] }[] = [];
    for (let n = 0; n < 6; n++) {
      const owner = await db.user();
      crowd.push({ owner, ...await db.prompted(owner, { p_concept_count: 4 }) });
    }
    const served: number[] = [];
    for (let round = 0; round < 12; round++) {
      await db.admin`delete from net.http_request_queue`;
      await db.admin`update private.jobs set dispatched_at = null where settled_at is null`;
      await reopen(db);
      // Two starts each ten seconds, whatever was learned in the last round.
      await db.admin`
        update private.vendor_gates set learned_per_minute = 12, learned_at = clock_timestamp()
        where vendor = 'seedream'`;
      await db.admin`select private.sweep()`;
      const called = await db.admin<{ id: string }[]>`
        select convert_from(body, 'utf8')::jsonb ->> 'asset_id' as id
        from net.http_request_queue order by id`;
      strictEqual(called.length, 2);
      for (const { id } of called) {
        const turn = crowd.findIndex(({ assets }) => assets.includes(id));
        const { owner = "", project = "" } = crowd[turn] ?? {};
        served.push(turn);
        strictEqual(await db.complete(owner, project, id, await db.claim(id)), true);
      }
    }
    // Four rounds, in each of which everybody has one turn.
    for (let round = 0; round < 4; round++) {
      deepStrictEqual(
        served.slice(round * 6, round * 6 + 6).toSorted(),
        [0, 1, 2, 3, 4, 5],
        `${served}`,
      );
    }
  }, { hasOwnClock: true });
});
