import { type FailureClass, VendorError, type WorkerFailureCode } from "../vendors/vendor-error.ts";
import { Impossible } from "./impossible.ts";
import { DeadlinePassed, ShutDown, TookTooLong } from "./stop-reasons.ts";
import { StorageFailed } from "../storage/storage-failed.ts";
import { CallFailed, isTemporary } from "../timing/call-failed.ts";
import type { AttemptFailure } from "./verbs/lease-verbs.ts";

/** How an attempt that ended with this error is settled. */
export function failureOf(error: unknown): AttemptFailure {
  if (error instanceof VendorError) {
    const { class: failureClass, code, message: detail, retryAfterSeconds } = error;
    return { class: failureClass, code, detail, retryAfterSeconds };
  }
  const failure = (failureClass: FailureClass, code: WorkerFailureCode): AttemptFailure => {
    return { class: failureClass, code, detail: String(error) };
  };
  if (error instanceof Impossible) return failure("permanent", error.code);
  // A vendor that has not answered during the whole attempt counts as unreachable.
  if (error instanceof TookTooLong) return failure("outage", "vendor_unavailable");
  if (error instanceof DeadlinePassed) return failure("transient", "deadline_exceeded");
  // The vendor was asked already, so an attempt is spent. Otherwise a picture that stops its worker
  // each time would be drawn, and paid for, again and again.
  if (error instanceof ShutDown) return failure("transient", "worker_lost");
  if (isTemporary(StorageFailed)(error)) return failure("storage", "worker_lost");
  return failure(isTemporary(CallFailed)(error) ? "transient" : "unknown", "worker_lost");
}

/**
 * How loudly it is told. A wish that a vendor answered with a no is its owner's affair, who is told;
 * a request that it finds fault with is ours to mend.
 */
export function levelOf(error: unknown): "info" | "warn" | "error" {
  const failure = failureOf(error);
  if (failure.class === "unknown") return "error";
  const isNo = failure.class === "permanent" && error instanceof VendorError &&
    (failure.code === "content_policy" ||
      failure.code === "vendor_rejected" && error.status === undefined);
  return isNo ? "info" : "warn";
}
