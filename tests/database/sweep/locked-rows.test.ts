import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { type Database, withDatabase } from "../database.ts";

async function makeLate(db: Database, jobs: string[]): Promise<void> {
  await db.admin`
    update private.jobs set deadline_at = now() - interval '1 second' where id = any (${jobs})`;
}

async function settled(db: Database, jobs: string[]): Promise<number> {
  const [row] = await db.admin`
    select count(settled_at)::int as count from private.jobs where id = any (${jobs})`;
  return row?.count;
}

/** Two projects, in the order in which the sweep takes their jobs. */
async function inOrder(db: Database, concepts: number) {
  const projects = [];
  for (let n = 0; n < 2; n++) {
    projects.push(await db.prompted(await db.user(), { p_concept_count: concepts }));
  }
  const [first, second] = projects.toSorted((a, b) => a.project < b.project ? -1 : 1);
  if (first === undefined || second === undefined) throw new Error("no projects");
  return [first, second] as const;
}

Deno.test("what is locked takes no other's place in a sweep", async (t) => {
  await withDatabase(async (db) => {
    await t.step("a late job", async () => {
      const [{ assets: [held = ""] }, { assets: others }] = await inOrder(db, 1);
      await makeLate(db, [held, ...others]);
      await db.admin.begin(async (sql) => {
        await sql`select from private.jobs where id = ${held} for update`;
        await db.admin`select private.sweep(1)`;
      });
      deepStrictEqual([await settled(db, [held]), await settled(db, others)], [0, 1]);
      await db.admin`select private.sweep()`;
      strictEqual(await settled(db, [held]), 1);
    });

    await t.step("a project's log, which its late jobs would all wait for", async () => {
      const [{ project, assets: held }, { assets: others }] = await inOrder(db, 2);
      await makeLate(db, [...held, ...others]);
      await db.admin.begin(async (sql) => {
        await sql`select from private.project_streams where project_id = ${project} for update`;
        await db.admin`select private.sweep(2)`;
      });
      deepStrictEqual([await settled(db, held), await settled(db, others)], [0, 1]);
      await db.admin`select private.sweep()`;
      deepStrictEqual([await settled(db, held), await settled(db, others)], [2, 2]);
    });

    await t.step("a job that would try a closed gate: another one tries it", async () => {
      const [{ assets }, { assets: others }] = await inOrder(db, 1);
      await db.allowCalls();
      await db.admin`
        update private.vendor_gates set is_probing = true, closed_for = 'outage'
        where vendor = 'seedream'`;
      for (const held of [...assets, ...others]) {
        await db.admin`update private.jobs set dispatched_at = null where settled_at is null`;
        await db.admin.begin(async (sql) => {
          await sql`select from private.jobs where id = ${held} for update`;
          const [row] = await db.admin`select private.sweep() as answer`;
          deepStrictEqual(row?.answer, { overdue: 0, dispatched: 1 });
        });
      }
    });

    await t.step("the sweep's own row: what was swept stays", async () => {
      const late = await db.project(await db.user());
      await makeLate(db, [late]);
      await db.admin.begin(async (sql) => {
        await sql`select from private.sweeps for update`;
        await db.admin`select private.sweep()`;
      });
      strictEqual(await settled(db, [late]), 1);
    });
  });
});

Deno.test("each verb that changes something waits two seconds for a row, and no longer", async () => {
  await withDatabase(async (db) => {
    const verbs = await db.admin<{ name: string; wait: string | null }[]>`
      select proname as name, (
        select substring(setting from '^lock_timeout=(.*)') from unnest(proconfig) as setting
        where setting like 'lock_timeout=%'
      ) as wait
      from pg_proc
      where pronamespace = 'public'::regnamespace and provolatile = 'v'
        and has_function_privilege('service_role', oid, 'execute')`;
    strictEqual(verbs.some(({ name }) => name === "fail_job"), true);
    deepStrictEqual(verbs.filter(({ wait }) => wait !== "2s"), []);
  });
});
