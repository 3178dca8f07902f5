import { sleep } from "./eventually.ts";
import type { Stage } from "./stage.ts";

/** Milliseconds in which nothing happened at all: a lease, its backoff and some sweeps are less. */
const STUCK_AFTER = 100_000;

export interface Progress {
  /** From 0 to 1: half of it is making assets, the other half settling them. */
  readonly share: number;
  /** So many assets as were asked for are made. */
  readonly isEnough: boolean;
  /** Resolves when nine tenths of the work are done. */
  nearlyDone: Promise<void>;
  /** Aborts when nothing happens any more, though there is work. */
  stuck: AbortSignal;
  stop(): void;
}

/** Watches how far a storm of so many assets has come. */
export function watchProgress({ sql }: Stage, assets: number): Progress {
  const stuck = new AbortController();
  const stopped = new AbortController();
  const nearlyDone = Promise.withResolvers<void>();
  let made = 0;
  let settled = 0;
  let lastEvent = "";
  let lastChange = Date.now();

  async function look() {
    const [row] = await sql<{ made: number; settled: number; event: string }[]>`
      select
        (select count(*)::int from drill.assets) as made,
        (select count(*)::int from drill.assets left join private.jobs using (id)
          where jobs.id is null or settled_at is not null) as settled,
        (select coalesce(sum(last_seq), 0)::text from private.project_streams) as event`;
    if (!row) return;
    ({ made, settled } = row);
    if (row.event !== lastEvent) [lastEvent, lastChange] = [row.event, Date.now()];
  }

  async function watch() {
    while (!stopped.signal.aborted) {
      await look().catch(() => {});
      if (settled >= assets * 0.9) nearlyDone.resolve();
      if (Date.now() - lastChange > STUCK_AFTER) {
        stuck.abort(new Error("nothing happens any more"));
        nearlyDone.resolve();
      }
      await sleep(250, stopped.signal).catch(() => {});
    }
  }

  watch();
  return {
    get share() {
      return Math.min(1, (made + settled) / (2 * 0.85 * assets));
    },
    get isEnough() {
      return made >= assets;
    },
    nearlyDone: nearlyDone.promise,
    stuck: stuck.signal,
    stop: () => stopped.abort(),
  };
}
