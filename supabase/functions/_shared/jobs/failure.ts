import { type FailureCode, sentenceFor, VendorError } from "../vendors/vendor-error.ts";
import { DeadlinePassed, ShutDown, TookTooLong } from "./stop-reasons.ts";
import { StorageFailed } from "./storage-failed.ts";
import { VerbError } from "./verb-error.ts";
import type { Failure } from "./verbs.ts";

/** How an attempt that ended with this error is settled. */
export function failureOf(error: unknown): Failure {
  if (error instanceof VendorError) {
    const { class: kind, code, sentence, retryAfterSeconds } = error;
    return { class: kind, code, message: sentence, retryAfterSeconds };
  }
  if (error instanceof TookTooLong) return failure("transient", "vendor_unavailable");
  if (error instanceof DeadlinePassed) return failure("transient", "deadline_exceeded");
  // Asked already, so it has cost something: an attempt is spent, lest a picture that brings its
  // worker down is drawn for ever.
  if (error instanceof ShutDown) return failure("transient", "worker_lost");
  const ours = error instanceof VerbError || error instanceof StorageFailed;
  if (ours && error.isTemporary) return failure("transient", "worker_lost");
  return failure("unknown", "worker_lost");
}

function failure(kind: Failure["class"], code: FailureCode): Failure {
  return { class: kind, code, message: sentenceFor(code) };
}
