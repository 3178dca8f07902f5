import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { type Database, withDatabase } from "../database.ts";

async function gate(db: Database, vendor = "seedream") {
  const [row] = await db.admin`
    select closed_for, is_probing, faults,
      extract(epoch from blocked_until - clock_timestamp())::float as wait
    from private.vendor_gates where vendor = ${vendor}`;
  const { closed_for, is_probing, faults, wait } = row ?? {};
  return { closed_for, is_probing, faults, wait: Number(wait) };
}

async function attemptsOf(db: Database, assets: string[]): Promise<number[]> {
  const rows = await db.admin<{ attempts: number }[]>`
    select attempts from private.jobs where id = any (${assets}) order by attempts`;
  return rows.map(({ attempts }) => attempts);
}

/** The gates' waits are over, and everything is due. */
async function letOneTry(db: Database): Promise<void> {
  await db.admin`
    update private.vendor_gates set blocked_until = '-infinity', next_start_at = '-infinity'`;
  await db.admin`update private.jobs set run_after = clock_timestamp() where lease_token is null`;
}

const outage = { p_class: "outage" };

Deno.test("an outage closes its gate, and spends nothing", async (t) => {
  await withDatabase(async (db) => {
    const owner = await db.user();
    const { project, assets } = await db.prompted(owner, { p_concept_count: 6 });
    const [first = "", second = "", third = "", fourth = "", fifth = ""] = assets;

    await t.step("one fault alone is an attempt that failed", async () => {
      await db.fail(first, await db.claim(first), outage);
      strictEqual((await gate(db)).closed_for, null);
      deepStrictEqual(await attemptsOf(db, [first]), [1]);
    });

    await t.step("three in a row close the gate, and what they spent is given back", async () => {
      for (const asset of [second, third]) await db.fail(asset, await db.claim(asset), outage);
      const { closed_for, is_probing, wait } = await gate(db);
      deepStrictEqual({ closed_for, is_probing }, { closed_for: "outage", is_probing: true });
      strictEqual(wait > 5 && wait <= 10, true, `${wait} s`);
      deepStrictEqual(await attemptsOf(db, [first, second, third]), [0, 0, 0]);
      const held = await db.call("claim_picture", { p_asset_id: fourth });
      strictEqual(held.reason, "vendor_blocked");
    });

    await t.step("one call alone tries, without spending, and opens it", async () => {
      await letOneTry(db);
      await db.fail(fourth, await db.claim(fourth), outage);
      deepStrictEqual(await attemptsOf(db, [fourth]), [0]);
      await letOneTry(db);
      const token = await db.claim(fourth);
      const held = await db.call("claim_picture", { p_asset_id: fifth });
      strictEqual(held.reason, "vendor_blocked");
      strictEqual(await db.complete(owner, project, fourth, token), true);
      strictEqual((await gate(db)).closed_for, null);
      await letOneTry(db);
      await db.claim(fifth);
    });

    await t.step("an answer in between ends the run", async () => {
      for (const asset of [first, second]) await db.fail(asset, await db.claim(asset), outage);
      strictEqual((await gate(db)).faults, 2);
      await db.complete(owner, project, third, await db.claim(third));
      strictEqual((await gate(db)).faults, 0);
    });
  });
});

/** Fails the attempts of these assets, one after the other. */
async function failAll(db: Database, assets: string[], given: object = {}): Promise<void> {
  for (const asset of assets) await db.fail(asset, await db.claim(asset), { ...outage, ...given });
}

Deno.test("a prompt that its vendor always fails on holds nobody else up", async (t) => {
  await withDatabase(async (db) => {
    const owner = await db.user();
    const { project, assets } = await db.prompted(owner, { p_concept_count: 12 });
    const [poison = "", ...others] = assets;
    const next = async () => {
      const asset = others.shift() ?? "";
      await db.complete(owner, project, asset, await db.claim(asset));
    };

    await t.step("while nobody else draws, its faults spend nothing", async () => {
      for (let n = 0; n < 5; n++) {
        await db.makeDue(poison);
        await failAll(db, [poison]);
      }
      deepStrictEqual(await attemptsOf(db, [poison]), [2]);
      strictEqual((await gate(db)).closed_for, null);
      const [job] = await db.admin`
        select extract(epoch from run_after - clock_timestamp())::float as wait
        from private.jobs where id = ${poison}`;
      strictEqual(job?.wait > 5 && job?.wait <= 60, true, `${job?.wait} s`);
    });

    await t.step(
      "once others are drawn, its faults spend its attempts, and it fails",
      async () => {
        for (const [spent, given] of [[3, {}], [4, { p_retry_after_seconds: 60 }]] as const) {
          await next();
          await db.makeDue(poison);
          await failAll(db, [poison], given);
          strictEqual((await gate(db)).closed_for, null);
          deepStrictEqual(await attemptsOf(db, [poison]), [spent]);
        }
        await next();
        await db.makeDue(poison);
        const answer = await db.fail(poison, await db.claim(poison), outage);
        strictEqual(answer.status, "failed");
        await next();
      },
    );
  });
});

Deno.test("an outage that one owner alone has met closes the gate to them alone", async (t) => {
  await withDatabase(async (db) => {
    const [owner, other] = [await db.user(), await db.user()];
    const { assets } = await db.prompted(owner, { p_concept_count: 8 });
    const healthy = await db.prompted(other, { p_concept_count: 10 });
    const heldBack = async (asset = "") =>
      (await db.call("claim_picture", { p_asset_id: asset })).reason ?? null;

    await t.step("to others it stays open, and the sweep calls for theirs", async () => {
      await failAll(db, assets.slice(0, 3));
      strictEqual((await gate(db)).closed_for, "outage");
      strictEqual(await heldBack(assets[3]), "vendor_blocked");
      await db.admin`update private.jobs set dispatched_at = null where settled_at is null`;
      await db.allowCalls();
      const [swept] = await db.admin`select private.sweep() as answer`;
      strictEqual(swept?.answer.dispatched, healthy.assets.length);
    });

    await t.step("a picture of others that is drawn opens it", async () => {
      const [asset = ""] = healthy.assets;
      await db.complete(other, healthy.project, asset, await db.claim(asset));
      strictEqual((await gate(db)).closed_for, null);
    });

    await t.step("once others fail as well, it closes to all", async () => {
      await letOneTry(db);
      await failAll(db, assets.slice(3, 6));
      await failAll(db, healthy.assets.slice(1, 4));
      const third = await db.prompted(await db.user());
      strictEqual(await heldBack(third.assets[0]), "vendor_blocked");
      await letOneTry(db);
      strictEqual(await heldBack(third.assets[0]), null);
      strictEqual(await heldBack(healthy.assets[4]), "vendor_blocked");
    });
  });
});

Deno.test("waits are bounded, whatever a vendor asks for", async () => {
  await withDatabase(async (db) => {
    const { assets } = await db.prompted(await db.user(), { p_concept_count: 8 });
    const waits = [2 ** 31, 99999999999, 252e9, 1e30];
    for (const [index, p_retry_after_seconds] of waits.entries()) {
      for (const p_class of ["throttled", "outage"]) {
        await letOneTry(db);
        const asset = assets[index] ?? "";
        const answer = await db.fail(asset, await db.claim(asset), {
          p_class,
          p_retry_after_seconds,
        });
        strictEqual(answer.status, "pending");
        // A stray "too many" is waited for by its own job, which the gate's wait holds back too.
        const [job] = await db.admin`
          select extract(epoch from run_after - clock_timestamp())::float as wait
          from private.jobs where id = ${asset}`;
        strictEqual(job?.wait > 290 && job?.wait <= 301, true, `${job?.wait} s`);
        if (p_class === "throttled" && index === 0) continue;
        const { wait, is_probing } = await gate(db);
        strictEqual(wait > 290 && wait <= 300 && is_probing === true, true, `${wait} s`);
      }
    }
  });
});

Deno.test("a refused key closes the gate at once, and only an answer opens it", async () => {
  await withDatabase(async (db) => {
    const owner = await db.user();
    const { project, assets: [asset = "", other = ""] } = await db.prompted(owner);
    // Or the last sweep of a cluster that has stood for a while is told too.
    await db.admin`select private.sweep()`;
    const said = { p_class: "refused_key", p_detail: "ark: 401 key of somebody" };
    const answer = await db.fail(asset, await db.claim(asset), said);
    strictEqual(answer.status, "pending");
    strictEqual((await gate(db)).closed_for, "refused_key");
    deepStrictEqual(await attemptsOf(db, [asset]), [0]);
    const [part] = await db.call<{ part: string; severity: string; message: string }[]>(
      "service_health",
      {},
    );
    deepStrictEqual([part?.part, part?.severity], ["seedream", "degraded"]);
    strictEqual(part?.message.includes("somebody"), false);
    const [row] = await db.admin`select vendors from public.operations`;
    const told = row?.vendors.find(({ vendor }: { vendor: string }) => vendor === "seedream");
    strictEqual(told.closed_for, "refused_key");
    strictEqual(told.last_fault, said.p_detail);
    strictEqual(told.sentence, part?.message);
    await letOneTry(db);
    await db.complete(owner, project, other, await db.claim(other));
    deepStrictEqual(await db.call("service_health", {}), []);
  });
});

Deno.test("while Storage is ill nothing is drawn, nothing is spent, and what is paid for is kept", async () => {
  await withDatabase(async (db) => {
    const owner = await db.user();
    const { project, assets } = await db.prompted(owner, { p_concept_count: 5 });
    const [first = "", second = "", third = "", fourth = ""] = assets;
    const kept = { kind: "picture_url", url: "https://ark.example/p.png", drawing: 1 };
    for (const asset of [first, second, third]) {
      const token = await db.claim(asset);
      await db.call("save_provider_job", {
        p_asset_id: asset,
        p_lease_token: token,
        p_provider_job: kept,
      });
      await db.fail(asset, token, { p_class: "storage", p_code: "worker_lost" });
    }
    strictEqual((await gate(db, "storage")).closed_for, "outage");
    strictEqual((await gate(db)).closed_for, null);
    deepStrictEqual(await attemptsOf(db, [first, second, third]), [0, 0, 0]);
    const held = await db.call("claim_picture", { p_asset_id: fourth });
    strictEqual(held.reason, "storage_blocked");
    await letOneTry(db);
    await db.admin`update private.jobs set dispatched_at = null where settled_at is null`;
    await db.allowCalls();
    const [swept] = await db.admin`select private.sweep() as answer`;
    strictEqual(swept?.answer.dispatched, 1);
    const [called] = await db.admin`
      select id from private.jobs where dispatched_at is not null and settled_at is null`;
    strictEqual([first, second, third].includes(called?.id), true, "one that is paid for");
    const claim = await db.call("claim_picture", { p_asset_id: called?.id });
    strictEqual(claim.probes_storage, true);
    await db.complete(owner, project, called?.id, String(claim.lease_token));
    strictEqual((await gate(db, "storage")).closed_for, null);
    await letOneTry(db);
    await db.claim(fourth);
  });
});

Deno.test("a retry asks for what is paid for, unless it was no good or the prompt is another", async () => {
  await withDatabase(async (db) => {
    const owner = await db.user();
    const kept = { kind: "picture_url", url: "https://ark.example/p.png", drawing: 1 };
    const { assets } = await db.prompted(owner);
    const cases = [
      { code: "worker_lost", given: {}, expected: kept },
      { code: "bad_picture", given: {}, expected: null },
      { code: "worker_lost", given: { p_prompt: "Another" }, expected: null },
    ];
    for (const [index, { code, given, expected }] of cases.entries()) {
      const asset = assets[index] ?? "";
      const token = await db.claim(asset);
      const save = { p_asset_id: asset, p_lease_token: token, p_provider_job: kept };
      await db.call("save_provider_job", save);
      await db.fail(asset, token, { p_class: "permanent", p_code: code });
      const retry = { p_owner_id: owner, p_asset_id: asset, p_max_generations_per_day: 300 };
      await db.call("retry_asset", { ...retry, ...given });
      const { provider_job } = await db.call("claim_picture", { p_asset_id: asset });
      deepStrictEqual(provider_job, expected, `${code} ${JSON.stringify(given)}`);
    }
  });
});

Deno.test("prompts and pictures outlast an outage of ten minutes", async () => {
  await withDatabase(async (db) => {
    const owner = await db.user();
    const prompting = await db.project(owner);
    const { project } = await db.prompted(owner);
    await db.admin`
      update private.jobs set deadline_at = deadline_at - interval '12 minutes'
      where settled_at is null`;
    await db.admin`select private.sweep()`;
    const rows = await db.admin`
      select status from public.brand_projects where id in (${prompting}, ${project})`;
    deepStrictEqual(rows.map(({ status }) => status).sort(), ["generating", "prompting"]);
    const [lost] = await db.admin`
      select count(*)::int as failed from public.generated_assets where status = 'failed'`;
    strictEqual(lost?.failed, 0);
  });
});
