import type { Clock } from "../../_shared/timing/clock.ts";
import { VendorError } from "../../_shared/vendors/vendor-error.ts";

/** How long nobody asks a vendor that wants to be left alone and doesn't say for how long. */
const PAUSE_MS = 30_000;

/**
 * Leaves a vendor alone with what any picture can do without, as long as it asked this worker to.
 * Whatever draws or writes goes by the database's gate, which knows of all workers.
 */
export interface Pause {
  readonly isOn: boolean;
  /** Takes note of an error, if it is the vendor's asking to be left alone. */
  note(error: unknown): void;
}

export function createPause(clock: Clock): Pause {
  let until = 0;
  return {
    get isOn() {
      return clock.now() < until;
    },
    note(error) {
      if (!(error instanceof VendorError) || error.class !== "throttled") return;
      const { retryAfterSeconds } = error;
      const wait = retryAfterSeconds === undefined ? PAUSE_MS : retryAfterSeconds * 1000;
      until = Math.max(until, clock.now() + wait);
    },
  };
}
