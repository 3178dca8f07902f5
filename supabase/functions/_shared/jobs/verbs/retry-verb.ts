import { isTemporary } from "../../timing/call-failed.ts";
import type { Clock } from "../../timing/clock.ts";
import { retry } from "../../timing/retry.ts";
import { VerbError } from "./verb-error.ts";

/** Milliseconds. Together they are less than a lease lasts. */
const PAUSES = [200, 500, 1000, 2000, 4000];

/**
 * Calls a verb that may be called again with the same lease token, so that an answer lost on its
 * way doesn't lose the work too.
 *
 * @throws `VerbError`: the last one, or at once where the database refused; the signal's reason when
 * it aborts between two calls.
 */
export function retryVerb<T>(
  verb: () => Promise<T>,
  clock: Clock,
  signal?: AbortSignal,
): Promise<T> {
  return retry(verb, {
    pauses: PAUSES,
    afterError: isTemporary(VerbError),
    clock,
    ...(signal && { signal }),
  });
}

/**
 * Milliseconds between two calls: short, so that the result is kept soon after the database is
 * back.
 */
function* pausesFor(milliseconds: number, clock: Clock): Generator<number> {
  yield* PAUSES.slice(0, 3);
  for (const until = clock.now() + milliseconds; clock.now() < until;) yield 1000;
}

/**
 * As {@link retryVerb}, for a result that is paid for: calls again as long as the database can't be
 * reached.
 *
 * @param milliseconds after which it is called one last time.
 * @throws `VerbError`: the last one, or at once where the database refused; the signal's reason
 * when it aborts between two calls.
 */
export function persistVerb<T>(
  verb: () => Promise<T>,
  clock: Clock,
  signal: AbortSignal,
  milliseconds = Infinity,
): Promise<T> {
  return retry(verb, {
    pauses: pausesFor(milliseconds, clock),
    afterError: isTemporary(VerbError),
    clock,
    signal,
  });
}
