import type postgres from "postgres";
import { familyOf, type MeasuredProcess } from "./processes.ts";

/** What the stack holds while nothing is going on. */
export interface Usage {
  /** Bytes of memory in use, all of it and of the process that hosts the services. */
  memory: { all: number; host: number; postgres: number; functions: number };
  processes: number;
  /** Files, pipes and sockets of all processes but Postgres's, which come and go with its sessions. */
  handles: number;
  /** Sessions of Postgres, the walsender's included, ours not. */
  connections: number;
  slots: number;
  /** Bytes of write-ahead log that are kept for the slots. */
  keptLog: number;
}

/** Milliseconds that processes and sockets get to end, and between two looks. */
const SETTLE_TIMEOUT = 30_000;
const PAUSE = 1_000;

/** What the stack holds once its numbers have stopped falling. */
export async function measureUsage(host: number, sql: postgres.Sql): Promise<Usage> {
  const until = performance.now() + SETTLE_TIMEOUT;
  let last = await read(host, sql);
  for (let calm = 0; calm < 3 && performance.now() < until;) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    const next = await read(host, sql);
    const falls = next.handles < last.handles || next.processes < last.processes ||
      next.connections < last.connections || next.slots < last.slots;
    calm = falls ? 0 : calm + 1;
    last = next;
  }
  return last;
}

async function read(host: number, sql: postgres.Sql): Promise<Usage> {
  const family = await familyOf(host);
  const [row] = await sql<{ connections: number; slots: number; kept_log: number }[]>`
    select
      (select count(*)::int from pg_stat_activity
        where backend_type in ('client backend', 'walsender') and pid <> pg_backend_pid()
      ) as connections,
      (select count(*)::int from pg_replication_slots) as slots,
      (select coalesce(max(pg_current_wal_lsn() - restart_lsn), 0)::float8
        from pg_replication_slots) as kept_log`;
  if (!row) throw new Error("Postgres doesn't tell what it holds");
  const ofPostgres = family.filter(isPostgres);
  const own = family.find(({ pid }) => pid === host);
  if (!own) throw new Error("The stack has ended");
  return {
    memory: {
      all: sum(family, "memory"),
      host: own.memory,
      postgres: sum(ofPostgres, "memory"),
      functions: sum(family.filter(({ command }) => command.includes("edge/boot.ts")), "memory"),
    },
    // Its sessions are counted as such, and its workers for autovacuum come and go.
    processes: family.length - ofPostgres.length,
    handles: sum(family.filter((process) => !isPostgres(process)), "handles"),
    connections: row.connections,
    slots: row.slots,
    keptLog: row.kept_log,
  };
}

function isPostgres({ command }: MeasuredProcess): boolean {
  return /bin\/postgres\b/.test(command) && !command.includes("sh -c") ||
    command.startsWith("postgres: ");
}

function sum(processes: MeasuredProcess[], what: "memory" | "handles"): number {
  return processes.reduce((total, process) => total + process[what], 0);
}
