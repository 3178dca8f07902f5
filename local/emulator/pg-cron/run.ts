import postgres from "postgres";

/** A row of `cron.job`, as far as running it goes. */
export interface Job {
  jobid: string;
  schedule: string;
  command: string;
  database: string;
  username: string;
}

/** `cron.job_run_details` is kept this long per job; hosted keeps everything. */
const KEPT_RUNS = 1000;

/**
 * Runs a job's command once, in a session of its own that acts as the job's user, and records the
 * run. However the command ends, this resolves.
 *
 * @param sql as `supabase_admin`, for the record
 * @param stop cuts the run off
 * @throws when the record can't be written; when the session is lost, which `failAbandonedRuns`
 * records
 */
export async function runJob(
  sql: postgres.Sql,
  adminUrl: string,
  job: Job,
  stop: AbortSignal,
): Promise<void> {
  const session = postgres(adminUrl, {
    max: 1,
    connection: { application_name: "pg_cron" },
    // If the connection breaks off during the driver's own first query, no caller could catch the
    // error.
    fetch_types: false,
    onnotice: () => {},
  });
  const cutOff = () => session.end({ timeout: 0 });
  stop.addEventListener("abort", cutOff);
  try {
    const pid = await logIn(session, job.username);
    const [run] = await sql<[{ runid: string }]>`
      insert into cron.job_run_details
        (jobid, job_pid, database, username, command, status, start_time)
      values (
        ${job.jobid}, ${pid}, ${job.database}, ${job.username}, ${job.command},
        'running', clock_timestamp()
      )
      returning runid`;
    const { status, message } = await execute(session, job.command);
    await sql`
      update cron.job_run_details
      set status = ${status}, return_message = ${message}, end_time = clock_timestamp()
      where runid = ${run.runid}`;
    if (Number(run.runid) % 100 === 0) await prune(sql, job);
  } finally {
    stop.removeEventListener("abort", cutOff);
    await session.end({ timeout: 0 });
  }
}

/**
 * Records as failed what was running when its session, or the whole server, died. Without an end, as
 * pg_cron does (`MarkPendingRunsAsFailed`).
 *
 * @param sql as `supabase_admin`
 */
export async function failAbandonedRuns(sql: postgres.Sql): Promise<void> {
  await sql`
    update cron.job_run_details
    set status = 'failed', return_message = 'server restarted'
    where status = 'running' and not exists (
      select from pg_stat_activity where pid = job_pid and application_name = 'pg_cron'
    )`;
}

/** Makes the session what it were had that role logged in; returns its backend's process id. */
async function logIn(session: postgres.Sql, role: string): Promise<number> {
  await session`
    select set_config(split_part(setting, '=', 1), substr(setting, strpos(setting, '=') + 1), false)
    from pg_db_role_setting, unnest(setconfig) as setting
    where setrole = ${role}::regrole and setdatabase = 0`;
  const [backend] = await session<[{ pid: number }]>`
    select pg_backend_pid() as pid, set_config('session_authorization', ${role}, false)`;
  return backend.pid;
}

async function execute(
  session: postgres.Sql,
  command: string,
): Promise<{ status: "succeeded" | "failed"; message: string }> {
  try {
    // Without parameters it goes by the simple protocol: several statements are one transaction,
    // and one that can't be in a transaction, such as vacuum, works alone.
    const results: postgres.RowList<postgres.Row[]> | postgres.RowList<postgres.Row[]>[] =
      await session.unsafe(command);
    const last = "command" in results ? results : results.at(-1);
    return { status: "succeeded", message: last === undefined ? "" : summarize(last) };
  } catch (error) {
    if (!(error instanceof postgres.PostgresError) || error.severity === "FATAL") throw error;
    return { status: "failed", message: `ERROR: ${error.message}` };
  }
}

/** As libpq has it: `1 row` for what returns rows, the command tag for the rest. */
function summarize({ command, count, columns }: postgres.RowList<postgres.Row[]>): string {
  if (columns?.length) return count === 1 ? "1 row" : `${count} rows`;
  if (command === "INSERT") return `INSERT 0 ${count}`;
  return count === null ? command : `${command} ${count}`;
}

async function prune(sql: postgres.Sql, job: Job): Promise<void> {
  await sql`
    delete from cron.job_run_details
    where jobid = ${job.jobid} and runid <= (
      select runid from cron.job_run_details
      where jobid = ${job.jobid}
      order by runid desc
      offset ${KEPT_RUNS}
      limit 1
    )`;
}
