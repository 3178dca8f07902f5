import type postgres from "postgres";
import { Bell } from "../postgres/bell.ts";
import { connect } from "../postgres/connect.ts";
import { failAbandonedRuns, type Job, runJob } from "./run.ts";
import { nextDue, parseSchedule, type Schedule } from "./schedule.ts";

export interface PgCron {
  /** Ends at once; commands under way are cut off. */
  stop(): Promise<void>;
}

/** Before a lost database is tried again. */
const PAUSE_MILLISECONDS = 1000;
/**
 * Timers can't be set for months; a clock that is put forward, and a change of schedule whose
 * notification got lost, are noticed this soon.
 */
const LONGEST_SLEEP_MILLISECONDS = 60_000;
/** pg_cron's default of `cron.max_running_jobs`. */
const MAX_RUNNING_JOBS = 32;

/**
 * Starts what runs the jobs scheduled with `cron.schedule`. The extension may be created before or
 * after.
 *
 * @param options.adminUrl as `supabase_admin`: it takes on each job's own role
 */
export async function startPgCron(options: { adminUrl: string }): Promise<PgCron> {
  const sql = connect(options.adminUrl, {
    max: 2,
    connection: { application_name: "pg_cron scheduler" },
    fetch_types: false,
    onnotice: () => {},
    backoff: () => PAUSE_MILLISECONDS / 1000,
  });
  const scheduler = new Scheduler(sql, options.adminUrl);
  // Read anew on connecting as well: notifications sent while the connection was down are lost.
  const reread = () => scheduler.reread();
  await sql.listen("pg_cron", reread, reread);
  const finished = scheduler.run();
  return {
    async stop() {
      await scheduler.stop();
      await finished;
      await sql.end({ timeout: 0 });
    },
  };
}

interface Task {
  job: Job;
  schedule: Schedule;
  /** In milliseconds since 1970. Passed while the job still runs: it runs once more right after. */
  dueAt: number;
  running: boolean;
}

class Scheduler {
  #tasks = new Map<string, Task>();
  #stale = true;
  #begun = false;
  #trouble: string | undefined;
  readonly #runs = new Set<Promise<void>>();
  readonly #stopping = new AbortController();
  readonly #bell = new Bell();

  constructor(private readonly sql: postgres.Sql, private readonly adminUrl: string) {}

  reread(): void {
    this.#stale = true;
    this.#bell.ring();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#bell.ring();
    await Promise.all(this.#runs);
  }

  async run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      if (this.#stale && !await this.#read()) {
        await this.#bell.wait(PAUSE_MILLISECONDS);
        continue;
      }
      this.#startDue(Date.now());
      // At the limit, the next run that ends rings the bell.
      const full = this.#runs.size >= MAX_RUNNING_JOBS;
      const next = full ? Infinity : Math.min(...this.#waiting().map(({ dueAt }) => dueAt));
      await this.#bell.wait(Math.min(next - Date.now(), LONGEST_SLEEP_MILLISECONDS));
    }
  }

  #waiting(): Task[] {
    return [...this.#tasks.values()].filter(({ running }) => !running);
  }

  #startDue(now: number): void {
    for (const task of this.#waiting()) {
      if (task.dueAt <= now && this.#runs.size < MAX_RUNNING_JOBS) this.#start(task, now);
    }
  }

  /** One run of a job at a time, however long it takes. */
  #start(task: Task, now: number): void {
    task.running = true;
    task.dueAt = nextDue(task.schedule, now);
    const run = runJob(this.sql, this.adminUrl, task.job, this.#stopping.signal)
      .catch((error) => {
        this.#report(error);
        this.#stale = true; // A run whose session was lost is recorded then.
      })
      .finally(() => {
        task.running = false;
        this.#runs.delete(run);
        this.#bell.ring();
      });
    this.#runs.add(run);
  }

  async #read(): Promise<boolean> {
    this.#stale = false;
    try {
      const [installed] = await this.sql`select to_regclass('cron.job') is not null as yes`;
      if (!installed?.yes) return true;
      await failAbandonedRuns(this.sql);
      this.#adopt(
        await this.sql<Job[]>`
          select jobid, schedule, command, database, username
          from cron.job
          where active and database = current_database()`,
      );
      this.#trouble = undefined;
      return true;
    } catch (error) {
      this.#stale = true;
      this.#report(error);
      return false;
    }
  }

  #adopt(jobs: Job[]): void {
    const tasks = new Map<string, Task>();
    for (const job of jobs) {
      try {
        tasks.set(job.jobid, this.#taskFor(job, Date.now()));
      } catch (error) {
        this.#report(error); // A schedule that was written without cron.schedule, which checks it.
      }
    }
    this.#tasks = tasks;
    this.#begun = true;
  }

  /** A job whose schedule is unchanged keeps its place in it, and one that runs is known to run. */
  #taskFor(job: Job, now: number): Task {
    const known = this.#tasks.get(job.jobid);
    if (known?.job.schedule === job.schedule) return Object.assign(known, { job });
    const schedule = parseSchedule(job.schedule);
    const atStart = schedule.kind === "restart" && !this.#begun;
    const dueAt = atStart ? now : nextDue(schedule, now);
    return Object.assign(known ?? { running: false }, { job, schedule, dueAt });
  }

  /** Said once, not at each attempt until the database is back. */
  #report(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    if (this.#stopping.signal.aborted || message === this.#trouble) return;
    this.#trouble = message;
    console.warn("pg_cron:", message);
  }
}
