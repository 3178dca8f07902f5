import type { Clock } from "./clock.ts";

export interface RetryOptions<T> {
  /** Milliseconds before the second call, the third, and so on: one call more than pauses at most. */
  pauses: Iterable<number>;
  /** Whether a call that failed with this is made again. */
  afterError(error: unknown): boolean;
  /** Whether a call that answered this is made again. Default: never. */
  afterAnswer?(answer: T): boolean;
  clock: Clock;
  /** Ends the pauses, not the calls. */
  signal?: AbortSignal;
}

/**
 * Makes a call again, after growing pauses, as long as it may succeed the next time.
 *
 * @throws what the last call threw, or the signal's reason when it aborts during a pause.
 */
export async function retry<T>(
  call: () => Promise<T>,
  { pauses, afterError, afterAnswer, clock, signal }: RetryOptions<T>,
): Promise<T> {
  for (const pause of pauses) {
    try {
      const answer = await call();
      if (!afterAnswer?.(answer)) return answer;
    } catch (error) {
      if (!afterError(error)) throw error;
    }
    await clock.sleep(pause, signal);
  }
  return await call();
}
