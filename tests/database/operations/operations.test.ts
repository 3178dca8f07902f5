import { deepStrictEqual, rejects, strictEqual } from "node:assert/strict";
import { type Database, withDatabase } from "../database.ts";

interface Vendor {
  vendor: string;
  blocked_until: string | null;
  waiting: number;
  running: number;
  last_hour: Record<string, number>;
}

interface Operations {
  queue_depth: number;
  queue_due: number;
  oldest_due_at: Date | null;
  running_leases: number;
  silent_leases: number;
  objects_to_remove: number;
  failures_by_code: Record<string, number>;
  vendors: Vendor[];
  spend_per_owner: { owner_id: string; amount: number; attempts: number; cancelled: number }[];
  spend_per_day: { day: string; amount: number; currency: string; attempts: number }[];
}

/** As an operator's client reads it. */
async function operations(db: Database) {
  const [row] = await db.admin.begin(async (sql) => {
    await sql`set local role service_role`;
    return await sql<Operations[]>`
      select queue_depth::int, queue_due::int, oldest_due_at, running_leases::int,
        silent_leases::int, objects_to_remove::int,
        failures_by_code, vendors, spend_per_day,
        spend_per_owner
      from public.operations`;
  });
  if (!row) throw new Error("no row");
  return { ...row, seedream: row.vendors.find(({ vendor }) => vendor === "seedream") };
}

Deno.test("operators see what goes on", async (t) => {
  await withDatabase(async (db) => {
    await t.step("nobody else can read them", async () => {
      for (const role of ["anon", "authenticated"]) {
        await rejects(
          db.admin.begin(async (sql) => {
            await sql`select set_config('role', ${role}, true)`;
            await sql`select * from public.operations`;
          }),
          { code: "42501" },
        );
      }
    });

    await t.step("an empty queue is zero, not null", async () => {
      const { queue_depth, oldest_due_at, failures_by_code } = await operations(db);
      deepStrictEqual({ queue_depth, oldest_due_at, failures_by_code }, {
        queue_depth: 0,
        oldest_due_at: null,
        failures_by_code: {},
      });
    });

    const owner = await db.user();
    const { project, assets: [first = "", second = "", third = ""] } = await db.prompted(owner);

    await t.step("what waits, what is due and what runs", async () => {
      await db.claim(first);
      await db.admin`
        update private.jobs set run_after = now() + interval '1 minute' where id = ${second}`;
      const { queue_depth, queue_due, running_leases, oldest_due_at, seedream } = await operations(
        db,
      );
      deepStrictEqual({ queue_depth, queue_due, running_leases }, {
        queue_depth: 2,
        queue_due: 1,
        running_leases: 1,
      });
      const [job] = await db.admin`select run_after from private.jobs where id = ${third}`;
      deepStrictEqual(oldest_due_at, job?.run_after);
      deepStrictEqual([seedream?.waiting, seedream?.running], [2, 1]);
    });

    await t.step("leases that have expired, and objects that are left to remove", async () => {
      await db.admin`update private.jobs set lease_expires_at = now() where id = ${first}`;
      for (const path of ["due", "not yet due"]) {
        await db.call("reserve_object", { p_bucket: "inspiration-images", p_path: path });
      }
      await db.admin`update private.object_removals set due_at = now() where path = 'due'`;
      const { running_leases, silent_leases, objects_to_remove } = await operations(db);
      deepStrictEqual([running_leases, silent_leases, objects_to_remove], [1, 1, 1]);
    });

    await t.step("failures by code, and who asked us to wait", async () => {
      await db.fail(third, await db.claim(third), {
        p_class: "permanent",
        p_code: "content_policy",
        p_report: { cost_usd: 0.04 },
      });
      await db.makeDue(second);
      // The one call that tries whether the vendor takes any again: it does not.
      await db.admin`
        update private.vendor_gates set is_probing = true, closed_for = 'throttled',
          learned_at = clock_timestamp()
        where vendor = 'seedream'`;
      await db.fail(second, await db.claim(second), { p_class: "throttled" });
      const { failures_by_code, seedream } = await operations(db);
      deepStrictEqual(failures_by_code, { content_policy: 1 });
      deepStrictEqual(seedream?.last_hour, { permanent: 1, throttled: 1 });
      strictEqual(typeof seedream?.blocked_until, "string");
      await db.openGates();
    });

    await t.step("spend per day and per owner, also of what was deleted meanwhile", async () => {
      await db.call("delete_project", { p_owner_id: owner, p_project_id: project });
      const { spend_per_day, spend_per_owner, running_leases } = await operations(db);
      const [today] = spend_per_day;
      deepStrictEqual([today?.amount, today?.currency, today?.attempts], [0.04, "USD", 4]);
      deepStrictEqual(spend_per_owner, [
        { owner_id: owner, currency: "USD", amount: 0.04, attempts: 4, cancelled: 1 },
      ]);
      strictEqual(running_leases, 0);
      const open = await db.admin`select from private.attempts where ended_at is null`;
      strictEqual(open.length, 0);
    });

    await t.step("what failed once and was done after all is no failure", async () => {
      const other = await db.user();
      const project = await db.project(other, { p_concept_count: 1 });
      const { lease_token } = await db.call("claim_prompts", { p_round_id: project });
      await db.fail(project, String(lease_token));
      await db.makeDue(project);
      const again = await db.call("claim_prompts", { p_round_id: project });
      const { asset_ids: [asset = ""] } = await db.call<{ asset_ids: string[] }>(
        "complete_prompts",
        {
          p_round_id: project,
          p_lease_token: again.lease_token,
          p_concepts: [{ archetype: "abstract", title: "One", prompt: "One" }],
        },
      );
      await db.openGates();
      await db.fail(asset, await db.claim(asset), { p_class: "permanent", p_code: "bad_picture" });
      // The project failed with its only logo, though its prompts did not.
      deepStrictEqual((await operations(db)).failures_by_code, { bad_picture: 1 });
    });
  });
});
