import { join } from "node:path";
import type postgres from "postgres";
import { connect } from "../../local/emulator/postgres/connect.ts";
import type { Stack } from "../../local/stack.ts";
import { startTestStack } from "../support/stack.ts";
import { keepBooks } from "./audit.ts";
import { insist } from "./eventually.ts";

/** The stack that a drill harms, and what the drill examines it with. */
export interface Stage extends AsyncDisposable {
  stack: Stack;
  studioUrl: string;
  directory: string;
  /** A superuser's, that comes back when Postgres does. */
  sql: postgres.Sql;
  /** Runs a query until the database answers. */
  query<T>(run: (sql: postgres.Sql) => Promise<T>): Promise<T>;
}

/** What a stack for a drill is made of. */
interface StageOptions {
  latency: string;
  hurried: boolean;
  keep: boolean;
  /** For the functions. */
  environment?: Record<string, string>;
  /** That an address may make in five minutes. Default: any number. */
  signIns?: number;
}

/**
 * @param hurried leases of 15 s and a sweep every 2 s.
 * @param keep leaves the stack's folder, with its logs, behind.
 */
export async function openStage(
  { latency, hurried, keep, environment = {}, signIns }: StageOptions,
): Promise<Stage> {
  const parts = new AsyncDisposableStack();
  try {
    const directory = await Deno.makeTempDir({ prefix: "logokraft-drill-" });
    if (keep) console.log(`The stack's folder: ${directory}`);
    else parts.defer(() => Deno.remove(directory, { recursive: true }));
    await Deno.chmod(directory, 0o755); // Or Postgres's account could not enter it.
    parts.defer(collectComplaints(join(directory, "complaints.log")));
    const stack = await startTestStack(join(directory, "stack"), {
      studioLatency: latency,
      ...(signIns !== undefined && { signIns }),
      // A drill causes thousands of warnings. They are in the stack's log files.
      loudness: "nothing",
      functionsEnvironment: {
        MAX_ACTIVE_PROJECTS: "1000",
        MAX_GENERATIONS_PER_DAY: "1000000",
        // A picture that is drawn again because it can't be read would count as one drawn twice.
        LETTERING_CHECK: "off",
        ...environment,
      },
    });
    parts.defer(() => stack.stop());
    const sql = connect(stack.dbUrl, { max: 4, onnotice: () => {}, backoff: () => 0.2 });
    parts.defer(() => sql.end({ timeout: 1 }));
    await keepBooks(sql);
    if (hurried) await hurry(sql);
    return {
      stack,
      studioUrl: stack.studioUrl ?? "",
      directory: join(directory, "stack"),
      sql,
      query: (run) => insist(() => run(sql)),
      [Symbol.asyncDispose]: () => parts.disposeAsync(),
    };
  } catch (error) {
    await parts.disposeAsync();
    throw error;
  }
}

/** Recovers sooner; the workers' heartbeats follow the lease's length. */
async function hurry(sql: postgres.Sql): Promise<void> {
  await sql`
    create or replace function private.lease_duration() returns interval
    language sql immutable set search_path = '' as $$ select interval '15 seconds' $$`;
  await sweepEvery(sql, 2);
}

/** Has the sweep run every so many seconds. */
export async function sweepEvery(sql: postgres.Sql, seconds: number): Promise<void> {
  await sql`
    select cron.alter_job(jobid, schedule => ${`${seconds} seconds`})
    from cron.job where jobname = 'sweep'`;
}

/**
 * Writes the stack's warnings to a file: what a drill does makes its parts warn all the time.
 *
 * @returns what ends the collection.
 */
function collectComplaints(path: string): () => void {
  const { warn, error } = console;
  const file = Deno.openSync(path, { create: true, append: true });
  console.warn = console.error = (...complaint: unknown[]) => {
    const text = `${new Date().toISOString()} ${
      complaint.map((part) => Deno.inspect(part)).join(" ")
    }`;
    file.writeSync(new TextEncoder().encode(`${text}\n`));
  };
  return () => {
    Object.assign(console, { warn, error });
    file.close();
  };
}
