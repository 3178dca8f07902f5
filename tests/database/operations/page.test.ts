import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { type Database, withDatabase } from "../database.ts";
import {
  addWebhook,
  askForTest,
  claimDelivery,
  deliveriesOf,
  settleDelivery,
} from "../webhooks/scene.ts";

const page = await Deno.readTextFile(new URL("../../../docs/operations.md", import.meta.url));

/** The statements of the page, each list item's too. */
const queries = [...page.matchAll(/^( *)```sql\n(.*?)^ *```$/gms)].map(([, , text = ""]) => text);
const alarms = queries[1] ?? "";

/** The alarms that ring, as the page's query tells them. */
async function ringing(db: Database): Promise<string[]> {
  const rows = await db.owner.unsafe(alarms);
  return [...new Set(rows.map(({ alarm }) => String(alarm)))].sort();
}

Deno.test("docs/operations.md is what operators need", async (t) => {
  await withDatabase(async (db) => {
    await t.step("every query of it runs, as the dashboard's role", async () => {
      ok(queries.length >= 18, `${queries.length} queries`);
      for (const query of queries) {
        await db.owner.begin(async (sql) => {
          await sql.unsafe(query);
          // What they change is not to be seen by the next.
          throw new Error("undo");
        }).catch((error) => {
          if (error.message !== "undo") throw new Error(`${query}\n${error.message}`);
        });
      }
    });

    await t.step("every column is explained", async () => {
      const columns = await db.owner`
        select column_name as name from information_schema.columns
        where table_schema = 'public' and table_name = 'operations'`;
      const [, table = ""] = page.split("## What each number means");
      deepStrictEqual(
        columns.map(({ name }) => name).filter((name) => !table.includes(`\`${name}\``)),
        [],
      );
    });

    await t.step("every alarm has a section that says what to do", () => {
      const names = [...alarms.matchAll(/^ *select '([^']+)'/gm)].map(([, name = ""]) => name);
      ok(names.length >= 12);
      deepStrictEqual(names.filter((name) => !page.includes(`\n## ${name}\n`)), []);
    });

    await t.step("nothing rings in a new project but what it lacks", async () => {
      // The copy that a test gets may be of a database made minutes ago.
      await db.admin`update private.sweeps set last_good_at = now()`;
      deepStrictEqual(await ringing(db), ["Vault lacks a secret"]);
      await db.allowCalls();
      deepStrictEqual(await ringing(db), []);
    });

    await t.step("a job of cron's that is gone is missed", async () => {
      await db.admin.begin(async (sql) => {
        for (const name of ["sweep", "purge", "drop-inspirations"]) {
          await sql`delete from cron.job where jobname = ${name}`;
        }
        const rows = await sql.unsafe(alarms);
        const gone = rows.filter(({ alarm }) => alarm === "Cron fails").map(({ detail }) => detail);
        deepStrictEqual(gone.sort(), ["drop-inspirations: gone", "purge: gone", "sweep: gone"]);
        throw new Error("undo");
      }).catch((error) => {
        if (error.message !== "undo") throw error;
      });
      const scheduled = await db.admin`select jobname from cron.job order by jobname`;
      ok(
        scheduled.every(({ jobname }) => alarms.includes(`'${jobname}'`)),
        JSON.stringify(scheduled),
      );
    });

    await t.step("what was given up is sent again, by its old id", async () => {
      const owner = await db.user();
      const { id } = await addWebhook(db, owner);
      const delivery = await askForTest(db, owner, id);
      for (let attempt = 1; attempt <= 8; attempt++) {
        await settleDelivery(db, await claimDelivery(db, delivery), null, "No answer came.");
        await db.makeDue(delivery);
      }
      strictEqual((await claimDelivery(db, delivery)).reason, "not_pending");
      const again = queries.find((query) => query.includes("'not_delivered'")) ?? "";
      strictEqual((await db.owner.unsafe(again)).count, 1);
      const claim = await claimDelivery(db, delivery);
      deepStrictEqual([claim.outcome, claim.delivery?.id], ["claimed", delivery]);
      ok(await settleDelivery(db, claim, 204));
      const [told] = await deliveriesOf(db, owner, id);
      deepStrictEqual([told?.status, told?.error, told?.next_attempt_at], [204, null, null]);
    });

    await t.step("each alarm rings for what it is about", async () => {
      const { assets: [first = "", second = ""] } = await db.prompted(await db.user());
      await db.fail(first, await db.claim(first), {
        p_class: "permanent",
        p_code: "bad_picture",
        p_report: { cost_usd: 101 },
      });
      await db.admin`
        update private.jobs set run_after = now() - interval '11 minutes',
          last_error = '{"code": "vendor_unavailable"}'
        where id = ${second}`;
      await db.admin`
        insert into private.jobs (
          id, kind, owner_id, deadline_at, max_attempts, settled_at, last_error
        )
        select gen_random_uuid(), 'delivery', gen_random_uuid(), now(), 1, now(),
          '{"code": "worker_lost"}'
        from generate_series(1, 11)`;
      await db.admin`
        with failing as (
          insert into private.webhook_deliveries (
            webhook_id, owner_id, event, payload, created_at, tried_at, status, error
          )
          select gen_random_uuid(), gen_random_uuid(), 'webhook.test', '{}', now(), now(), 500,
            'The endpoint answered 500.'
          from generate_series(1, 10)
          returning id, owner_id
        )
        insert into private.jobs (id, kind, owner_id, deadline_at, max_attempts)
        select id, 'delivery', owner_id, now() + interval '1 day', 8 from failing`;
      await db.admin`
        insert into net._http_response (id, status_code, timed_out)
        values (1, 401, false), (2, 202, false), (3, 503, false)`;
      await db.admin`
        update private.call_queue_watch set
          first_call_id = 1, seen_since = now() - interval '2 minutes'`;
      await db.admin`update private.sweeps set last_good_at = now() - interval '2 minutes'`;
      await db.admin`
        insert into cron.job_run_details (jobid, status, return_message)
        select jobid, 'failed', 'no' from cron.job where jobname = 'purge'`;
      await db.admin`update private.vendor_gates set closed_for = 'outage' where vendor = 'gemini'`;
      await db.admin`
        insert into private.set_aside_jobs (job_id, owner_id, error, is_failed)
        values (gen_random_uuid(), gen_random_uuid(), 'no', true)`;
      await db.admin`
        insert into private.object_removals (bucket, path, due_at)
        select 'generated-assets', number::text, now() from generate_series(1, 1001) as number`;
      await db.admin`alter table public.brand_projects disable row level security`;
      const names = [...alarms.matchAll(/^ *select '([^']+)'/gm)].map(([, name]) => name);
      deepStrictEqual(
        await ringing(db),
        names.filter((name) => name !== "Vault lacks a secret").sort(),
      );
    });
  });
});
