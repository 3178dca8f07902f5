import assert from "node:assert/strict";
import process from "node:process";
import { eventually } from "../eventually.fixture.ts";
import { recordedPid } from "../postgres/orphan.ts";
import { withScratchCluster } from "../postgres/scratch-cluster.ts";
import { startPgCron } from "./worker.ts";

/** Lets a test wait for the next time that something was heard. */
class Ear {
  #next = Promise.withResolvers<string>();

  hear(what: string): void {
    this.#next.resolve(what);
    this.#next = Promise.withResolvers();
  }

  next(): Promise<string> {
    return this.#next.promise;
  }
}

Deno.test("pg_cron", async (t) => {
  await withScratchCluster(async ({ adminUrl, admin, owner, home }) => {
    const worker = await startPgCron({ adminUrl });
    const ticks = new Ear();
    const slow = new Ear();
    await admin.listen("tick", (payload) => ticks.hear(payload));
    await admin.listen("slow", (payload) => slow.hear(payload));
    const schedule = async (name: string, when: string, command: string) => {
      const [row] = await owner`select cron.schedule(${name}, ${when}, ${command}) as id`;
      return row?.id;
    };
    try {
      await t.step("a migration creates it as on hosted, without being superuser", async () => {
        await owner`create extension if not exists pg_cron with schema pg_catalog`;
      });

      await t.step("a job runs as the role that scheduled it, again and again", async () => {
        await schedule(
          "tick",
          "1 second",
          "select pg_notify('tick', session_user || current_user)",
        );
        await schedule("slow", "1 second", "select pg_sleep(1.2); select pg_notify('slow', '')");
        await schedule("bad", "1 second", "select 1; select 1/0");
        assert.equal(await ticks.next(), "postgrespostgres");
        assert.equal(await ticks.next(), "postgrespostgres");
      });

      await t.step("a job never overlaps itself", async () => {
        await slow.next();
        await slow.next();
        const overlaps = await owner`
          select from cron.job_run_details a join cron.job_run_details b using (jobid)
          where a.runid < b.runid and b.start_time < coalesce(a.end_time, 'infinity')`;
        assert.equal(overlaps.length, 0);
      });

      await t.step("runs are recorded, failed ones with the error", async () => {
        const runs = await eventually("a run of each has ended", async () => {
          const ended = await owner`
            select distinct on (jobname) jobname, status, return_message
            from cron.job_run_details join cron.job using (jobid)
            where end_time is not null and jobname in ('bad', 'tick')
            order by jobname, runid`;
          return ended.length === 2 && ended;
        });
        assert.deepEqual([...runs], [
          { jobname: "bad", status: "failed", return_message: "ERROR: division by zero" },
          { jobname: "tick", status: "succeeded", return_message: "1 row" },
        ]);
      });

      await t.step("the same name replaces, unscheduling removes", async () => {
        const first = await schedule("twice", "0 0 1 1 *", "select 1");
        const second = await schedule("twice", "@daily", "select 2");
        assert.equal(first, second);
        await owner`select cron.alter_job(${first}, active => false)`;
        const [job] = await owner`select schedule, active from cron.job where jobid = ${first}`;
        assert.deepEqual(job, { schedule: "@daily", active: false });
        await owner`select cron.unschedule('twice')`;
        await assert.rejects(owner`select cron.unschedule('twice')`, /could not find valid entry/);
      });

      await t.step("what is no schedule is refused", async () => {
        const wrong = ["60 seconds", "* * * *", "61 * * * *", "*/0 * * * *", "5/9 * * * *", ""];
        for (const when of [...wrong, "* * * 13 *", "5-3 * * * *", "* * * * mon-foo", "@restar"]) {
          await assert.rejects(schedule("wrong", when, "select 1"), { code: "22023" }, when);
        }
        for (const when of ["1-5,*/20 2 $ jan-mar 7", "59 SECONDS", " 0  0 * * sun "]) {
          await owner`select cron.unschedule((${await schedule("right", when, "")})::bigint)`;
        }
      });

      await t.step("nobody makes a job run as somebody else", async () => {
        const forged = { schedule: "1 second", command: "x", username: "supabase_admin" };
        await assert.rejects(owner`insert into cron.job ${owner(forged)}`, { code: "42501" });
        await assert.rejects(
          owner`select cron.schedule_in_database('x', '@daily', 'x', 'postgres', 'supabase_admin')`,
          /must be superuser/,
        );
        await owner`set role anon`;
        await assert.rejects(owner`select cron.schedule('@daily', 'x')`, { code: "42501" });
        await owner`reset role`;
      });

      await t.step("jobs go on when the database was killed and has come back", async () => {
        const pid = await recordedPid(`${home}/data`);
        assert.ok(pid);
        await owner`select cron.schedule('endless', '1 second', 'select pg_sleep(3600)')`;
        await eventually("the endless run", async () => {
          const rows = await admin`
            select from cron.job_run_details join cron.job using (jobid)
            where jobname = 'endless' and status = 'running'`;
          return rows.length > 0;
        });
        await owner`select cron.unschedule('endless')`;
        const [last] = await admin`
          select max(runid) as run, pg_postmaster_start_time()::text as server
          from cron.job_run_details`;
        process.kill(pid, "SIGKILL");
        // Not the next tick: it may be of before, and on its way here still.
        await eventually("a run on the database that has come back", async () => {
          const runs = await admin`
            select from cron.job_run_details
            where status = 'succeeded' and start_time > pg_postmaster_start_time()
              and pg_postmaster_start_time()::text <> ${last?.server}`.catch(() => []);
          return runs.length > 0;
        });
        const left = await admin`
          select from cron.job_run_details where status = 'running' and runid <= ${last?.run}`;
        assert.equal(left.length, 0);
        // As pg_cron's MarkPendingRunsAsFailed leaves it.
        const cut = await admin`
          select status, return_message, end_time from cron.job_run_details
          where command = 'select pg_sleep(3600)'`;
        assert.deepEqual([...cut], [
          { status: "failed", return_message: "server restarted", end_time: null },
        ]);
      });
    } finally {
      await worker.stop();
    }
  });
});
