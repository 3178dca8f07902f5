import type { Clock } from "../timing/clock.ts";

/**
 * The lease is lost, so the work stops: another worker may have the job, and our result is ignored.
 */
export class LeaseLost extends Error {
  constructor(reason: string) {
    super(`The lease is lost: ${reason}`);
    this.name = "LeaseLost";
  }
}

/** Milliseconds to the next heartbeat after one that failed. */
const RETRY_MS = 2_000;

export interface Lease {
  /** Aborts with `LeaseLost` once the database says that it is lost. */
  signal: AbortSignal;
  /**
   * False where it is lost, or has lapsed: the database could not be reached for as long as it lasts.
   * Then somebody else may have the work, or the database gives the lease back.
   */
  isHeld(): boolean;
  /** Stops the heartbeat. */
  end(): void;
}

/**
 * Keeps a new lease alive: extends it each time a third of it is over. A heartbeat that fails is
 * tried again soon, also after the lease has lapsed.
 *
 * @param seconds how long the lease lasts, as its claim said.
 * @param extend resolves to false where the lease is lost; rejects where the database gave no
 * answer in a few seconds, or its signal aborts, as every verb does.
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
  let held = clock.now();

  async function beat() {
    let pause = beatMs;
    for (;;) {
      await clock.sleep(pause, ended.signal);
      const asked = clock.now();
      try {
        if (!await extend(ended.signal)) {
          return lost.abort(new LeaseLost("the database says so"));
        }
        // The new lease counts from when it was asked for, as the answer may have come late.
        held = asked;
        pause = beatMs;
      } catch {
        if (ended.signal.aborted) return;
        pause = RETRY_MS;
      }
    }
  }

  // The loop ends when `ended` aborts, which interrupts its sleep.
  beat().catch(() => {});
  return {
    signal: lost.signal,
    isHeld: () => !lost.signal.aborted && clock.now() - held < leaseMs,
    end: () => ended.abort(),
  };
}
