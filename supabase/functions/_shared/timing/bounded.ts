import { type Clock, systemClock } from "./clock.ts";

/** A call that was given up because it took too long. */
export class TimedOut extends Error {
  constructor(milliseconds: number) {
    super(`Nothing came within ${milliseconds} ms`);
    this.name = "TimedOut";
  }
}

/** How long something may take. */
export interface Limit {
  milliseconds: number;
  /** Default: the system's. */
  clock?: Clock;
  /** What it is aborted with. Default: `TimedOut`. */
  reason?: Error;
}

/** A signal, and how to stop listening for what aborts it. */
export interface BoundedSignal {
  signal: AbortSignal;
  end(): void;
}

/**
 * A signal that aborts as soon as one of the others does, or when the limit is reached.
 *
 * `AbortSignal.any` and `AbortSignal.timeout` are not used here: a signal of theirs that only a
 * pending fetch refers to is garbage-collected, and then it never aborts.
 */
export function bounds(signals: AbortSignal[], limit?: Limit): BoundedSignal {
  const stop = new AbortController();
  const ended = new AbortController();
  for (const signal of signals) {
    const pass = () => stop.abort(signal.reason);
    if (signal.aborted) pass();
    else signal.addEventListener("abort", pass, { once: true, signal: ended.signal });
  }
  if (limit !== undefined) {
    const { milliseconds, clock = systemClock, reason = new TimedOut(milliseconds) } = limit;
    clock.sleep(Math.max(0, milliseconds), ended.signal).then(() => stop.abort(reason), () => {});
  }
  return { signal: stop.signal, end: () => ended.abort() };
}

/**
 * Runs a call that ends, at the latest, when a signal aborts or the limit is reached, whether or
 * not the call obeys its signal.
 *
 * @throws what the call throws, the signal's reason, or the limit's.
 */
export async function bounded<T>(
  run: (signal: AbortSignal) => PromiseLike<T>,
  signals: AbortSignal[],
  limit?: Limit,
): Promise<T> {
  const { signal, end } = bounds(signals, limit);
  try {
    signal.throwIfAborted();
    return await Promise.race([run(signal), whenAborted(signal)]);
  } finally {
    end();
  }
}

/** Rejects with the signal's reason once it aborts. */
export function whenAborted(signal: AbortSignal): Promise<never> {
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  // It may reject after the race is over, and that must not count as an unhandled rejection.
  aborted.catch(() => {});
  return aborted;
}
