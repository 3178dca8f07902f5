import { VendorError } from "../vendors/vendor-error.ts";
import { DeadlinePassed, ShutDown, TookTooLong } from "./stop-reasons.ts";
import { CallFailed } from "../timing/call-failed.ts";
import type { AttemptFailure } from "./verbs/lease-verbs.ts";

/** How an attempt that ended with this error is settled. */
export function failureOf(error: unknown): AttemptFailure {
  if (error instanceof VendorError) {
    const { class: failureClass, code, retryAfterSeconds } = error;
    return { class: failureClass, code, retryAfterSeconds };
  }
  if (error instanceof TookTooLong) return { class: "transient", code: "vendor_unavailable" };
  if (error instanceof DeadlinePassed) return { class: "transient", code: "deadline_exceeded" };
  // It asked its vendor already, so an attempt is spent: else a picture that brings its worker down
  // would be drawn for ever.
  if (error instanceof ShutDown) return { class: "transient", code: "worker_lost" };
  const isTemporary = error instanceof CallFailed && error.isTemporary;
  return { class: isTemporary ? "transient" : "unknown", code: "worker_lost" };
}
