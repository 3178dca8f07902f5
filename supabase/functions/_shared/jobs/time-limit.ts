import { bounded, TimedOut } from "./bounded.ts";
import type { Clock } from "./clock.ts";

/**
 * Runs a part of an attempt that may take so long and no longer, whether it heeds its signal or not.
 *
 * @throws what it throws, the signal's reason, or `TimedOut`.
 */
export async function withinTime<T>(
  milliseconds: number,
  clock: Clock,
  signal: AbortSignal,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController();
  const ended = new AbortController();
  clock.sleep(milliseconds, ended.signal).then(
    () => limit.abort(new TimedOut(milliseconds)),
    () => {},
  );
  try {
    return await bounded(run, [signal, limit.signal]);
  } finally {
    ended.abort();
  }
}
