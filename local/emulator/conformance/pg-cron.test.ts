import assert from "node:assert/strict";
import type postgres from "postgres";
import { eventually } from "../eventually.fixture.ts";
import { openDatabase } from "./project.ts";

const sql = openDatabase();
const name = (what: string) => `conformance ${what}`;

Deno.test.afterAll(async () => {
  await sql`select cron.unschedule(jobid) from cron.job where jobname like 'conformance %'`;
  await sql.end();
});

async function schedule(what: string, when: string, command: string): Promise<string> {
  const [row] = await sql`select cron.schedule(${name(what)}, ${when}, ${command}) as id`;
  return row?.id ?? assert.fail();
}

async function until<Row>(query: () => PromiseLike<Row[]>, count: number): Promise<Row[]> {
  return await eventually(`${count} runs`, async () => {
    const rows = await query();
    return rows.length >= count && rows;
  });
}

Deno.test("jobs run every second, one run at a time, and each run is recorded", async () => {
  const good = await schedule("good", "1 second", "select 1");
  const bad = await schedule("bad", "1 second", "select 1/0");
  const long = await schedule("long", "1 second", "select pg_sleep(1.1)");
  const runs = (job: string) => () =>
    sql<postgres.Row[]>`
      select * from cron.job_run_details
      where jobid = ${job} and end_time is not null order by runid`;
  const [run] = await until(runs(good), 1);
  const { start_time, end_time, job_pid, runid: _, jobid, ...rest } = run ?? assert.fail();
  assert.deepEqual(rest, {
    database: "postgres",
    username: "postgres",
    command: "select 1",
    status: "succeeded",
    return_message: "1 row",
  });
  assert.equal(jobid, good);
  assert.ok(job_pid > 0);
  assert.ok(end_time >= start_time);
  const [failure] = await until(runs(bad), 1);
  assert.equal(failure?.status, "failed");
  assert.match(failure?.return_message, /^ERROR: +division by zero/);
  const [first, second] = await until(runs(long), 2);
  assert.ok(second?.start_time >= first?.end_time);
  for (const what of ["good", "bad", "long"]) await sql`select cron.unschedule(${name(what)})`;
});

Deno.test("a name is one job: it is replaced, altered and unscheduled", async () => {
  const id = await schedule("named", "*/5 8-18 * * mon-fri", "select 1");
  const [job] = await sql`select * from cron.job where jobid = ${id}`;
  assert.deepEqual([job?.schedule, job?.command, job?.active], [
    ...["*/5 8-18 * * mon-fri", "select 1", true],
  ]);
  assert.deepEqual([job?.database, job?.username, job?.jobname], [
    ...["postgres", "postgres", name("named")],
  ]);
  assert.equal(await schedule("named", "0 0 * * *", "select 2"), id);
  await sql`select cron.alter_job(${id}, schedule => '30 seconds', active => false)`;
  const [altered] = await sql`select schedule, command, active from cron.job where jobid = ${id}`;
  assert.deepEqual({ ...altered }, { schedule: "30 seconds", command: "select 2", active: false });
  const [gone] = await sql`select cron.unschedule(${name("named")}) as done`;
  assert.equal(gone?.done, true);
  await assert.rejects(sql`select cron.unschedule(${name("named")})`, /could not find valid entry/);
  const [nameless] = await sql`select cron.schedule('0 0 1 1 *', 'select 3') as id`;
  const [row] = await sql`select jobname from cron.job where jobid = ${nameless?.id}`;
  assert.equal(row?.jobname, null);
  await sql`select cron.unschedule(${nameless?.id}::bigint)`;
});

Deno.test("what is no schedule is refused", async () => {
  for (const when of ["61 * * * *", "60 seconds", "* * * *", "every day", ""]) {
    await assert.rejects(schedule("wrong", when, "select 1"), /invalid schedule/, when);
  }
});

Deno.test("the API's roles have no way in", async () => {
  for (const role of ["anon", "authenticated", "service_role"]) {
    const [row] = await sql`select has_schema_privilege(${role}, 'cron', 'usage') as enters`;
    assert.equal(row?.enters, false, role);
  }
  await assert.rejects(
    sql`insert into cron.job (schedule, command) values ('1 second', 'x')`,
    { code: "42501" },
  );
});
