import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { type Database, withDatabase } from "../database.ts";
import { queueAtFal } from "./fal-request.ts";

const limit = { p_max_generations_per_day: 300 };

/** A logo whose request is in fal's queue. */
async function begun(db: Database, { isHeld = false } = {}) {
  const owner = await db.user();
  const { project, assets: [asset = ""] } = await db.prompted(owner, { p_concept_count: 2 });
  const token = await queueAtFal(db, asset);
  if (!isHeld) await db.fail(asset, token);
  return { owner, project, asset, token };
}

async function withdrawals(db: Database): Promise<string[]> {
  const listed = await db.call<{ job_id: string; request: { request_id: string } }[]>(
    "claim_withdrawals",
    {},
  );
  return listed.map(({ request }) => request.request_id);
}

async function cancel(db: Database, { owner, project }: { owner: string; project: string }) {
  await db.call("cancel_project", { p_owner_id: owner, p_project_id: project });
}

async function kept(db: Database, asset: string) {
  const [row] = await db.admin`
    select provider_job ->> 'request_id' as id, cost_usd::float as cost
    from private.jobs join public.generated_assets using (id) where id = ${asset}`;
  return { ...row };
}

Deno.test("a request that nobody waits for is taken back at its vendor", async (t) => {
  await withDatabase(async (db) => {
    await t.step("when its logo is cancelled as it waits: then it costs nothing", async () => {
      const held = await begun(db);
      deepStrictEqual(await withdrawals(db), []);
      await cancel(db, held);
      deepStrictEqual(await withdrawals(db), [held.asset]);
      deepStrictEqual(await withdrawals(db), [], "somebody has it");
      deepStrictEqual(await kept(db, held.asset), { id: held.asset, cost: 0.04 });
      const settle = { p_job_id: held.asset, p_is_withdrawn: true };
      strictEqual(await db.call("settle_withdrawal", settle), true);
      strictEqual(await db.call("settle_withdrawal", settle), false);
      deepStrictEqual(await kept(db, held.asset), { id: null, cost: 0 });
    });

    await t.step("one that is being drawn by then is left to a retry", async () => {
      const held = await begun(db);
      await cancel(db, held);
      await withdrawals(db);
      await db.call("settle_withdrawal", { p_job_id: held.asset, p_is_withdrawn: false });
      deepStrictEqual(await kept(db, held.asset), { id: held.asset, cost: 0.04 });
    });

    await t.step(
      "a retry that comes before keeps it, one that comes between asks anew",
      async () => {
        for (const isTaken of [false, true]) {
          const held = await begun(db);
          await cancel(db, held);
          if (isTaken) await withdrawals(db);
          await db.call("retry_asset", {
            p_owner_id: held.owner,
            p_asset_id: held.asset,
            ...limit,
          });
          strictEqual((await kept(db, held.asset)).id, isTaken ? null : held.asset);
          deepStrictEqual(await withdrawals(db), []);
        }
      },
    );

    await t.step(
      "what a worker waits for is not, until it fails in a cancelled project",
      async () => {
        const held = await begun(db, { isHeld: true });
        await cancel(db, held);
        deepStrictEqual(await withdrawals(db), []);
        await db.fail(held.asset, held.token);
        deepStrictEqual(await withdrawals(db), [held.asset]);
      },
    );

    await t.step("a deleted project's is, whoever waits for it", async () => {
      for (const isHeld of [false, true]) {
        const held = await begun(db, { isHeld });
        await db.call("delete_project", { p_owner_id: held.owner, p_project_id: held.project });
        deepStrictEqual(await withdrawals(db), [held.asset]);
        await db.call("settle_withdrawal", { p_job_id: held.asset, p_is_withdrawn: true });
        const [row] = await db.admin`
          select sum(private.report_cost(report))::float as cost from private.attempts
          where job_id = ${held.asset}`;
        strictEqual(row?.cost, 0);
      }
    });

    await t.step("one that failed for another reason is kept for a retry", async () => {
      const { asset } = await begun(db);
      await db.makeDue(asset);
      await db.fail(asset, await db.claim(asset), { p_class: "permanent" });
      deepStrictEqual(await withdrawals(db), []);
    });

    await t.step("what nobody settled is handed out again", async () => {
      const held = await begun(db);
      await cancel(db, held);
      await withdrawals(db);
      await db.admin`
        update private.withdrawals set claimed_at = claimed_at - interval '31 seconds'`;
      deepStrictEqual((await withdrawals(db)).includes(held.asset), true);
    });
  });
});

/** The calls of generate-image/withdrawals that pg_net has to make, which are taken out. */
async function calls(db: Database): Promise<Record<string, unknown>[]> {
  const rows = await db.admin`
    with taken as (delete from net.http_request_queue returning *)
    select headers ->> 'apikey' as key, convert_from(body, 'utf8')::jsonb as body from taken
    where url = 'http://project.test/functions/v1/generate-image/withdrawals'`;
  return rows.map((row) => ({ ...row }));
}

Deno.test("the function that takes requests back is called for", async (t) => {
  await withDatabase(async (db) => {
    await db.allowCalls("http://project.test");
    const call = { key: "sb_secret_test", body: {} };
    const sweep = async () => await db.admin`select private.sweep()`;
    const held = await begun(db);

    await t.step("not while nothing is to be taken back", async () => {
      await sweep();
      deepStrictEqual(await calls(db), []);
    });

    await t.step("at once by cancel_project", async () => {
      await cancel(db, held);
      deepStrictEqual(await calls(db), [call]);
    });

    await t.step("again by the sweep, where that call was lost", async () => {
      await sweep();
      deepStrictEqual(await calls(db), [call]);
    });

    await t.step("not while another call is at it, and again when that one left it", async () => {
      await withdrawals(db);
      await sweep();
      deepStrictEqual(await calls(db), []);
      await db.admin`
        update private.withdrawals set claimed_at = claimed_at - interval '31 seconds'`;
      await sweep();
      deepStrictEqual(await calls(db), [call]);
    });
  });
});
