import type { Clock } from "../../_shared/timing/clock.ts";
import { VendorError } from "../../_shared/vendors/vendor-error.ts";

/** Milliseconds without a call after a vendor asked us to wait and did not say how long. */
const PAUSE_MS = 30_000;

/**
 * Makes no optional calls to a vendor for as long as it asked this worker to wait. Calls that draw
 * or write don't use this: for them there is the database's gate, which counts those of all
 * workers.
 */
export interface Pause {
  readonly isOn: boolean;
  /** Begins a pause if the error is the vendor's request to wait. */
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
