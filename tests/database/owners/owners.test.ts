import { deepStrictEqual } from "node:assert/strict";
import { withDatabase } from "../database.ts";

/** What is nobody's: the installation's own settings and state. */
const shared = [
  "private.call_queue_watch",
  "private.job_policies",
  "private.lease_pools",
  "private.sweeps",
  "private.vendor_gates",
];

/** Their rows are shown to clients as they are, and name the project that has the owner. */
const byProject = ["public.brand_kits", "public.generated_assets"];

const byOwner = /^(owner_id|user_id)$/;

Deno.test("every row of a customer's work names its owner", async () => {
  await withDatabase(async (db) => {
    const columns = await db.admin<{ table: string; column: string }[]>`
      select format('%s.%s', relnamespace::regnamespace, relname) as table, attname as column
      from pg_class join pg_attribute on attrelid = pg_class.oid and attnum > 0
      where relkind = 'r' and not attisdropped
        and relnamespace in ('public'::regnamespace, 'private'::regnamespace)`;
    const tables = Map.groupBy(columns, ({ table }) => table);
    const unowned = [...tables].filter(([, columns]) =>
      !columns.some(({ column }) => byOwner.test(column))
    ).map(([table]) => table);
    deepStrictEqual(unowned.toSorted(), [...shared, ...byProject].toSorted());
  });
});

Deno.test("the work that a row names has an owner that never changes hands", async () => {
  await withDatabase(async (db) => {
    const owner = await db.user();
    const { project, assets: [asset = ""] } = await db.prompted(owner);
    const [named] = await db.admin`
      select
        (select count(*)::int from private.jobs as job
          join public.brand_projects as project on project.id = job.project_id
          where job.owner_id is distinct from project.user_id) as jobs,
        (select count(*)::int from private.attempts as attempt
          join private.jobs as job on job.id = attempt.job_id
          where attempt.owner_id is distinct from job.owner_id) as attempts,
        (select count(*)::int from private.project_events where owner_id <> ${owner}) as events,
        (select count(*)::int from private.project_streams where owner_id <> ${owner}) as streams,
        (select count(*)::int from private.concept_rounds where owner_id <> ${owner}) as rounds`;
    deepStrictEqual({ ...named }, { jobs: 0, attempts: 0, events: 0, streams: 0, rounds: 0 });
    // One owner's verbs read and write none of another's rows: these see nothing of this project.
    const other = await db.user();
    const answers = [
      await db.call("delete_asset", { p_owner_id: other, p_asset_id: asset }),
      await db.call("cancel_project", { p_owner_id: other, p_project_id: project }),
      await db.call("delete_project", { p_owner_id: other, p_project_id: project }),
    ];
    deepStrictEqual(answers.map(({ outcome }) => outcome), ["refused", "refused", "refused"]);
    const [kept] = await db.admin`
      select status from public.generated_assets where id = ${asset}`;
    deepStrictEqual(kept?.status, "pending");
  });
});
