import type { Clock } from "../../timing/clock.ts";
import { retry } from "../../timing/retry.ts";
import { isTemporaryVerbError } from "./verb-error.ts";

/** Milliseconds; together less than a lease lasts. */
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
    afterError: isTemporaryVerbError,
    clock,
    ...(signal && { signal }),
  });
}
