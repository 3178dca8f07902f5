import { deepStrictEqual } from "node:assert/strict";
import { withDatabase } from "../tests/database/database.ts";
import { makeDueJobs, makeProjects } from "./many-projects.ts";
import { makeOtherRows } from "./other-rows.ts";

Deno.test("projects are made as the schema wants them, past its triggers", async () => {
  await withDatabase(async ({ admin }) => {
    const made = await makeProjects(admin, { owners: 2, projects: 3 });
    await makeOtherRows(admin);
    const [others] = await admin`
      select (select count(*)::int from private.kit_steps join private.jobs using (id)) as steps,
        (select count(*)::int from private.webhook_deliveries join private.jobs using (id))
          as deliveries`;
    deepStrictEqual({ ...others }, { steps: 12, deliveries: 3 });
    const rows = await admin<{ owner_id: string }[]>`
      select distinct owner_id from private.jobs join public.generated_assets as asset
        on asset.id = asset_id and asset.user_id = owner_id`;
    deepStrictEqual(
      rows.map(({ owner_id }) => owner_id).sort(),
      [...new Set(made.map(({ owner_id }) => owner_id))].sort(),
    );
  });
});

Deno.test("of jobs that are due, the sweep calls for each", async () => {
  await withDatabase(async (db) => {
    await db.allowCalls();
    await makeDueJobs(db.admin, 30);
    await db.admin`select private.sweep()`;
    const [due] = await db.admin<{ jobs: number; called: number }[]>`
      select count(*)::int as jobs, count(dispatched_at)::int as called
      from private.jobs where settled_at is null`;
    deepStrictEqual(due, { jobs: 30, called: 30 });
  });
});
