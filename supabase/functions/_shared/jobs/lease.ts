import { bounded } from "../timing/bounded.ts";
import type { Clock } from "../timing/clock.ts";

/** Why work stops: somebody else may have it by now, and nothing that we bring counts. */
export class LeaseLost extends Error {
  constructor(reason: string) {
    super(`The lease is lost: ${reason}`);
    this.name = "LeaseLost";
  }
}

/** After a beat that failed, and how long one may take. */
const RETRY_MS = 2_000;

export interface Lease {
  /** Aborts with `LeaseLost`. */
  signal: AbortSignal;
  /** Stops the heartbeat. */
  end(): void;
}

/**
 * Keeps a lease, just taken, alive by extending it three times as often as it would end. A beat that
 * fails is tried again soon; when none got through for as long as a lease lasts, it counts as lost.
 *
 * @param seconds how long the lease lasts, as its claim said.
 * @param extend resolves to false where the lease is lost, rejects where nobody knows.
 */
export function keepLease(
  extend: (signal: AbortSignal) => Promise<boolean>,
  clock: Clock,
  seconds: number,
): Lease {
  const leaseMs = seconds * 1_000;
  const beatMs = leaseMs / 3;
  const lost = new AbortController();
  const ended = new AbortController();

  async function beat() {
    let held = clock.now();
    let pause = beatMs;
    for (;;) {
      await clock.sleep(pause, ended.signal);
      const asked = clock.now();
      try {
        if (!await bounded(extend, [ended.signal], { milliseconds: 5_000 })) {
          return lost.abort(new LeaseLost("the database says so"));
        }
        // Counted from the question: the answer may have taken its time.
        held = asked;
        pause = beatMs;
      } catch {
        if (ended.signal.aborted) return;
        pause = RETRY_MS;
      }
      if (clock.now() + pause - held >= leaseMs) {
        return lost.abort(new LeaseLost("the database could not be reached"));
      }
    }
  }

  // Ends by `ended`'s abort, which interrupts its sleep.
  beat().catch(() => {});
  return { signal: lost.signal, end: () => ended.abort() };
}
