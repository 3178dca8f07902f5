import type { Clock } from "./clock.ts";
import { VerbError } from "./verb-error.ts";

/** Together less than a lease lasts. */
const PAUSES_MS = [200, 500, 1000, 2000, 4000];

/**
 * Calls a verb that may be called again with the same lease token: an answer lost on its way is no
 * reason to lose the work too.
 *
 * @throws `VerbError`, the last one, or at once where the database refused; the signal's reason when
 * it aborts between two calls.
 */
export async function settle<T>(
  verb: () => Promise<T>,
  clock: Clock,
  signal?: AbortSignal,
): Promise<T> {
  for (const pause of PAUSES_MS) {
    try {
      return await verb();
    } catch (error) {
      if (!(error instanceof VerbError && error.isTemporary)) throw error;
      await clock.sleep(pause, signal);
    }
  }
  return await verb();
}
