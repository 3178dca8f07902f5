import { bounded, bounds } from "../timing/bounded.ts";
import type { Clock } from "../timing/clock.ts";
import type { Gemini } from "../vendors/gemini/gemini.ts";
import { LeaseLost } from "./lease.ts";
import { USUAL_ATTEMPT } from "../vendors/models/attempt-time.ts";
import type { Attempt } from "./run-attempt.ts";

/**
 * A Gemini whose calls, once begun, come to their end although the lease is lost meanwhile, as when
 * the project is cancelled: Google is paid for them, and only their answer says how much. Who asked
 * is told of the loss at once, and no further call begins.
 */
export function finishCalls(
  gemini: Gemini,
  { outlive }: Pick<Attempt, "outlive">,
  clock: Clock,
): Gemini {
  return {
    ...gemini,
    async generate(request, call) {
      const { signal } = call;
      signal.throwIfAborted();
      const stop = new AbortController();
      const pass = () => signal.reason instanceof LeaseLost || stop.abort(signal.reason);
      signal.addEventListener("abort", pass, { once: true });
      const answer = outlive(async (untilStopped) => {
        const limit = { milliseconds: USUAL_ATTEMPT, clock };
        const within = bounds([untilStopped, stop.signal], limit);
        try {
          return await gemini.generate(request, { ...call, signal: within.signal });
        } finally {
          within.end();
          signal.removeEventListener("abort", pass);
        }
      });
      return await bounded(() => answer, [signal]);
    },
  };
}
