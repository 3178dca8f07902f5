import { deepStrictEqual } from "node:assert/strict";
import { withDatabase } from "../database.ts";

Deno.test("the purge removes old runs of pg_cron, however they ended", async () => {
  await withDatabase(async ({ admin }) => {
    await admin`
      insert into cron.job_run_details (runid, jobid, status, start_time, end_time) values
        (1, 1, 'succeeded', now() - interval '25 hours', now() - interval '25 hours'),
        (2, 1, 'failed', now() - interval '25 hours', null),
        (3, 1, 'failed', null, null),
        (4, 1, 'succeeded', now() - interval '25 hours', now() - interval '23 hours'),
        (5, 1, 'failed', now() - interval '23 hours', null),
        (6, 1, 'failed', null, null),
        (7, 1, 'running', now(), null)`;
    await admin`select private.purge()`;
    const left = await admin<{ runid: string }[]>`
      select runid from cron.job_run_details order by runid`;
    deepStrictEqual(left.map(({ runid }) => Number(runid)), [5, 6, 7]);
  });
});
