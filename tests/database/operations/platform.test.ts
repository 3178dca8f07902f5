import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { type Database, withDatabase } from "../database.ts";

interface Platform {
  calls: {
    queued: number;
    oldest_queued_at: string | null;
    last_answer_at: string | null;
    answers_last_hour: Record<string, number>;
    last_error: { at: string; error: string } | null;
  };
  cron_jobs: {
    job: string;
    is_active: boolean;
    last_run: { status: string; message: string } | null;
    last_good_at: string | null;
    failed_last_hour: number;
  }[];
  vault_secrets: string[];
}

/** As an operator's client reads it. */
async function platform(db: Database): Promise<Platform> {
  const [row] = await db.admin.begin(async (sql) => {
    await sql`set local role service_role`;
    return await sql<Platform[]>`select calls, cron_jobs, vault_secrets from public.operations`;
  });
  if (!row) throw new Error("no row");
  return row;
}

Deno.test("operators see what the platform does with our calls, jobs and secrets", async (t) => {
  await withDatabase(async (db) => {
    await t.step("nothing yet is zero and null", async () => {
      const { calls, vault_secrets } = await platform(db);
      deepStrictEqual(calls, {
        queued: 0,
        oldest_queued_at: null,
        last_answer_at: null,
        answers_last_hour: {},
        last_error: null,
      });
      deepStrictEqual(vault_secrets, []);
    });

    await t.step(
      "Vault's names, and no secret; secrets without a name aren't ours to list",
      async () => {
        await db.allowCalls();
        await db.owner`select vault.create_secret('hush')`;
        deepStrictEqual((await platform(db)).vault_secrets, ["internal_key", "project_url"]);
      },
    );

    await t.step("how many calls wait, and since when the first of them does", async () => {
      await db.project(await db.user());
      strictEqual((await platform(db)).calls.oldest_queued_at, null);
      await db.admin`select private.sweep()`;
      const { calls: first } = await platform(db);
      strictEqual(first.queued, 1);
      ok(first.oldest_queued_at);
      await db.project(await db.user());
      await db.admin`select private.sweep()`;
      const { calls: later } = await platform(db);
      strictEqual(later.queued, 2);
      strictEqual(later.oldest_queued_at, first.oldest_queued_at);
      await db.admin`
        delete from net.http_request_queue where id = (select min(id) from net.http_request_queue)`;
      await db.admin`select private.sweep()`;
      const { calls: next } = await platform(db);
      ok(Date.parse(next.oldest_queued_at ?? "") > Date.parse(first.oldest_queued_at));
      await db.admin`delete from net.http_request_queue`;
      await db.admin`select private.sweep()`;
      strictEqual((await platform(db)).calls.oldest_queued_at, null);
    });

    await t.step("what became of the calls of the last hour", async () => {
      await db.admin`
        insert into net._http_response (id, status_code, content, timed_out, error_msg, created)
        values (1, 202, '', false, null, now()), (2, 202, '', false, null, now()),
          (3, 401, 'wrong key', false, null, now() - interval '1 minute'),
          (4, null, null, true, 'Timeout of 5000 ms', now() - interval '2 minutes'),
          (5, null, null, false, 'Could not resolve host', now() - interval '3 minutes'),
          (6, 500, '', false, null, now() - interval '2 hours')`;
      const { calls } = await platform(db);
      deepStrictEqual(calls.answers_last_hour, { 202: 2, 401: 1, timeout: 1, "no answer": 1 });
      strictEqual(calls.last_error?.error, "wrong key");
      ok(calls.last_answer_at);
    });

    await t.step("cron's jobs, their last runs and failures", async () => {
      const [sweep] = await db.owner`select jobid from cron.job where jobname = 'sweep'`;
      await db.admin`
        insert into cron.job_run_details (jobid, status, return_message, start_time, end_time)
        values
          (${sweep?.jobid}, 'succeeded', '1 row', now() - interval '20 s', now() - interval '19 s'),
          (${sweep?.jobid}, 'failed', 'out of memory', now() - interval '9 s', now())`;
      const { cron_jobs } = await platform(db);
      const find = (name: string) => cron_jobs.find(({ job }) => job === name);
      const [purge, swept] = [find("purge"), find("sweep")];
      deepStrictEqual([purge?.is_active, purge?.last_run], [true, null]);
      strictEqual(swept?.last_run?.message, "out of memory");
      strictEqual(swept?.failed_last_hour, 1);
      ok(swept?.last_good_at);
    });
  });
});
