import type { VendorReport } from "../../vendors/meter.ts";
import { acceptedShape, type CallVerb, jobLease, type LeaseRef, reportJson } from "./call-verb.ts";
import { type RenditionClaim, renditionClaim, type Skipped } from "./claims.ts";

/** What the making of thumbnails and kits asks of the database. */
export function createRenditionVerbs(call: CallVerb) {
  return {
    /** Asked again with the same token, it gives the same answer. */
    claimRendition(jobId: string, leaseToken: string): Promise<RenditionClaim | Skipped> {
      return call("claim_rendition", jobLease({ jobId, leaseToken }), renditionClaim);
    },
    /** @param path in bucket generated-assets. */
    completeThumbnail(
      lease: LeaseRef,
      path: string,
      report: VendorReport,
    ): Promise<{ accepted: boolean }> {
      const args = { ...jobLease(lease), p_path: path, p_report: reportJson(report) };
      return call("complete_thumbnail", args, acceptedShape);
    },
  };
}

export type RenditionVerbs = ReturnType<typeof createRenditionVerbs>;
