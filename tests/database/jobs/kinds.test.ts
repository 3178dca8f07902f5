import { deepStrictEqual, rejects, strictEqual } from "node:assert/strict";
import { type Database, withDatabase } from "../database.ts";

/** Takes a lease as a kind's claim does, once it has found and locked the row. */
async function claim(db: Database, job: string): Promise<Record<string, string>> {
  const [row] = await db.admin<{ claim: Record<string, string> }[]>`
    select private.start_attempt(jobs, gen_random_uuid()) as claim
    from private.jobs where id = ${job}`;
  return row?.claim ?? {};
}

async function openDelivery(db: Database, owner: string): Promise<string> {
  const id = crypto.randomUUID();
  await db.admin`select private.open_job('delivery', ${id}, ${owner})`;
  return id;
}

async function openThumbnail(db: Database, asset: string): Promise<string> {
  const id = crypto.randomUUID();
  await db.admin`
    select private.open_job(
      'thumbnail', ${id}, project.user_id, project.id, asset.id
    ) from public.generated_assets as asset join public.brand_projects as project
      on project.id = asset.project_id where asset.id = ${asset}`;
  return id;
}

Deno.test("what a kind of work is like stands in its policy", async (t) => {
  await withDatabase(async (db) => {
    await t.step("work without a vendor waits for no gate and no budget", async () => {
      await db.admin`
        update private.vendor_gates set blocked_until = 'infinity' where vendor <> 'storage'`;
      const delivery = await openDelivery(db, await db.user());
      strictEqual((await claim(db, delivery)).outcome, "claimed");
      await db.openGates();
    });

    await t.step("Storage's gate holds back what uploads, and nothing else", async () => {
      const owner = await db.user();
      const { assets: [asset = ""] } = await db.prompted(owner);
      await db.admin`
        update private.vendor_gates set blocked_until = now() + interval '1 minute'
        where vendor = 'storage'`;
      const thumbnail = await openThumbnail(db, asset);
      strictEqual((await claim(db, thumbnail)).reason, "storage_blocked");
      strictEqual((await claim(db, await openDelivery(db, owner))).outcome, "claimed");
      await db.openGates();
    });

    await t.step("each function is told the ids of its jobs, in their order", async () => {
      await db.allowCalls();
      const owner = await db.user();
      const { assets: [asset = ""] } = await db.prompted(owner, { p_concept_count: 1 });
      const thumbnail = await openThumbnail(db, asset);
      const delivery = await openDelivery(db, owner);
      await db.admin`delete from net.http_request_queue`;
      await db.admin`select private.dispatch(${[delivery, thumbnail, asset]})`;
      const calls = await db.admin`
        select url, convert_from(body, 'utf8')::jsonb as body from net.http_request_queue order by id`;
      deepStrictEqual(calls.map(({ url, body }) => [String(url).split("/").at(-1), body]), [
        ["deliver-webhooks", { job_id: delivery }],
        ["make-renditions", { job_id: thumbnail }],
        ["generate-image", { asset_id: asset }],
      ]);
      await db.admin`update private.jobs set settled_at = now() where lease_token is null`;
    });

    await t.step("the sweep calls for it too, an owner's other pools being full", async () => {
      const owner = await db.user();
      const { assets } = await db.prompted(owner, { p_concept_count: 20 });
      for (const asset of assets) await db.claim(asset);
      const delivery = await openDelivery(db, owner);
      const thumbnail = await openThumbnail(db, assets[0] ?? "");
      await db.admin`select private.sweep()`;
      const called = await db.admin`
        select id from private.jobs where owner_id = ${owner} and dispatched_at is not null
          and id = any (${[delivery, thumbnail]})`;
      strictEqual(called.length, 2);
      strictEqual((await claim(db, thumbnail)).outcome, "claimed");
    });

    await t.step("a pool's leases are an owner's most", async () => {
      const owner = await db.user();
      const outcomes = [];
      for (let n = 0; n < 6; n++) {
        const delivery = await openDelivery(db, owner);
        outcomes.push((await claim(db, delivery)).outcome);
      }
      deepStrictEqual(outcomes, [...Array(5).fill("claimed"), "skipped"]);
      const [row] = await db.admin`select private.free_leases(${owner}, 'work') as free`;
      strictEqual(Number(row?.free), 20);
    });

    await t.step("a schedule of waits takes the place of the backoff", async () => {
      const delivery = await openDelivery(db, await db.user());
      const waits = [];
      for (let n = 0; n < 7; n++) {
        const { lease_token } = await claim(db, delivery);
        const failed = await db.fail(delivery, String(lease_token));
        deepStrictEqual(failed, { accepted: true, status: "pending" });
        const [job] = await db.admin<{ wait: number }[]>`
          select extract(epoch from run_after - clock_timestamp())::float as wait
          from private.jobs where id = ${delivery}`;
        waits.push(job?.wait ?? 0);
        await db.makeDue(delivery);
      }
      const hour = 3600;
      const schedule = [5, 300, 1800, 2 * hour, 5 * hour, 10 * hour, 14 * hour];
      deepStrictEqual(waits.map((wait) => Math.ceil(wait / 5) * 5), schedule);
    });

    await t.step("an outage is one failure more where there is no gate to close", async () => {
      const delivery = await openDelivery(db, await db.user());
      const { lease_token: token } = await claim(db, delivery);
      const throttled = db.fail(delivery, String(token), { p_class: "throttled" });
      await rejects(throttled, { code: "22023" });
      await db.fail(delivery, String(token), { p_class: "outage" });
      const [job] = await db.admin`select attempts from private.jobs where id = ${delivery}`;
      strictEqual(job?.attempts, 1);
    });

    await t.step("a cancelled project's derived pictures are made all the same", async () => {
      const owner = await db.user();
      const { project, assets: [one = "", two = ""] } = await db.prompted(owner);
      await db.complete(owner, project, one, await db.claim(one));
      await db.admin`delete from private.jobs where kind = 'thumbnail' and asset_id = ${one}`;
      const thumbnail = await openThumbnail(db, one);
      const drawing = await db.claim(two);
      const { lease_token } = await claim(db, thumbnail);
      await db.call("cancel_project", { p_owner_id: owner, p_project_id: project });
      deepStrictEqual(await db.fail(two, drawing), { accepted: true, status: "failed" });
      const failed = await db.fail(thumbnail, String(lease_token));
      deepStrictEqual(failed, { accepted: true, status: "pending" });
    });

    await t.step("an asset has one thumbnail's job", async () => {
      const { assets: [asset = ""] } = await db.prompted(await db.user());
      await openThumbnail(db, asset);
      await rejects(openThumbnail(db, asset), { code: "23505" });
    });
  });
});
