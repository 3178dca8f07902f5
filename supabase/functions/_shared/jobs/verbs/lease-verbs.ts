import { z } from "zod";
import type { VendorReport } from "../../vendors/meter.ts";
import type { FailureKind } from "../../vendors/vendor-error.ts";
import { acceptedShape, type CallVerb, jobLease, type LeaseRef } from "./call-verb.ts";
import { reportJson, retryAfter } from "./call-verb.ts";

/** How an attempt failed. The database has the sentence for its code that the owner reads. */
export interface AttemptFailure extends FailureKind {
  /** For operators. */
  detail: string;
  retryAfterSeconds?: number | undefined;
}

const failedShape = acceptedShape.extend({ status: z.string().nullable() });

/** The verbs that every attempt calls for its lease. */
export function createLeaseVerbs(call: CallVerb) {
  return {
    /** @returns false where the lease is lost. */
    extendLease(lease: LeaseRef, signal: AbortSignal): Promise<boolean> {
      return call("extend_lease", jobLease(lease), z.boolean(), [signal]);
    },
    /** @returns `status`: what became of the asset or the project; null where it is gone. */
    failJob(
      lease: LeaseRef,
      failure: AttemptFailure,
      report: VendorReport,
    ): Promise<{ accepted: boolean; status: string | null }> {
      return call("fail_job", {
        ...jobLease(lease),
        p_class: failure.class,
        p_code: failure.code,
        p_detail: failure.detail.slice(0, 500),
        ...retryAfter(failure.retryAfterSeconds),
        p_report: reportJson(report),
      }, failedShape);
    },
    /**
     * Tells what an attempt took that somebody else ended meanwhile.
     *
     * @returns false where it ended by itself.
     */
    reportAttempt(lease: LeaseRef, report: VendorReport): Promise<boolean> {
      const args = { ...jobLease(lease), p_report: reportJson(report) };
      return call("report_attempt", args, z.boolean());
    },
    /** Gives work back that was not begun. */
    releaseJob(lease: LeaseRef): Promise<boolean> {
      return call("release_job", jobLease(lease), z.boolean());
    },
  };
}

export type LeaseVerbs = ReturnType<typeof createLeaseVerbs>;
