import type postgres from "postgres";
import { Bell } from "../postgres/bell.ts";
import { connect } from "../postgres/connect.ts";
import { runBatch } from "./batch.ts";

/** How soon the worker looks at the queue again. */
export type PgNetPace = "eager" | "real";

export interface PgNet {
  /** Ends at once: requests under way are cut off and sent again by the next worker. */
  stop(): Promise<void>;
}

/**
 * Between two looks at the queue, unless somebody rings; also before a lost database is tried again.
 * Rings alone don't do: postgres.js gives up listening for good when the connection is lost once
 * more while it says LISTEN again.
 */
const PAUSE_MILLISECONDS = 1000;

/**
 * Starts what sends the requests that SQL queued with `net.http_post` and its siblings. The
 * extension may be created before or after.
 *
 * @param options.adminUrl as `supabase_admin`
 * @param options.pace `eager` sends at once. `real` is as pg_net's own worker: a pause of up to a
 * second between two batches, and a batch that is under way ends before a restart.
 */
export async function startPgNet(options: { adminUrl: string; pace?: PgNetPace }): Promise<PgNet> {
  const sql = connect(options.adminUrl, {
    max: 1,
    // By this name SQL finds out whether the worker is up.
    connection: { application_name: "pg_net 0.20.0" },
    fetch_types: false,
    onnotice: () => {},
    backoff: () => PAUSE_MILLISECONDS / 1000,
  });
  const bell = new Bell();
  const worker = new NetWorker(sql, bell, options.pace ?? "eager");
  // Rung on connecting as well: notifications sent while the connection was down are lost.
  await sql.listen("pg_net", (message) => {
    if (message === "restart") worker.interrupt();
    bell.ring();
  }, () => bell.ring());
  const finished = worker.run();
  return {
    async stop() {
      worker.stop();
      await finished;
      await sql.end({ timeout: 1 });
    },
  };
}

class NetWorker {
  #stopped = false;
  #troubled = false;
  #batch = new AbortController();
  /** Rung by nobody but `stop`. */
  readonly #pause = new Bell();

  constructor(
    private readonly sql: postgres.Sql,
    private readonly bell: Bell,
    private readonly pace: PgNetPace,
  ) {}

  async run(): Promise<void> {
    while (!this.#stopped) {
      await this.bell.wait(PAUSE_MILLISECONDS);
      if (!this.#stopped) await this.#runBatch();
      if (!this.#stopped && this.pace === "real") await this.#pause.wait(PAUSE_MILLISECONDS);
    }
  }

  /** Gives the running batch back to the queue, where the pace is not pg_net's own. */
  interrupt(): void {
    if (this.pace === "real") return;
    this.#batch.abort();
    this.#batch = new AbortController();
  }

  stop(): void {
    this.#stopped = true;
    this.#batch.abort();
    this.bell.ring();
    this.#pause.ring();
  }

  async #runBatch(): Promise<void> {
    const { signal } = this.#batch;
    try {
      await runBatch(this.sql, signal);
      this.#troubled = false;
    } catch (error) {
      // Mostly the database is gone. Said once, not at each attempt until it is back.
      if (!signal.aborted && !this.#troubled) console.warn("pg_net:", messageOf(error));
      this.#troubled = !signal.aborted;
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
