import type { Json } from "../../database.types.ts";
import type { VendorReport } from "../../vendors/meter.ts";
import { acceptedShape, type CallVerb, jobLease, type LeaseRef, reportJson } from "./call-verb.ts";
import { type RenditionClaim, renditionClaim, type Skipped, type StoredKitFile } from "./claims.ts";

/** What the first step of a kit found out, and the steps that follow it, side by side. */
export interface TracedKit {
  fidelity: { svg: number } | null;
  palette: { hex: string; role: string; share: number }[];
  next: string[];
  /** For the later steps alone. */
  data: Json;
}

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
    /** @param made `traced` of the first step alone. */
    saveKitStep(
      lease: LeaseRef,
      { files, traced }: { files: StoredKitFile[]; traced?: TracedKit },
      report: VendorReport,
    ): Promise<{ accepted: boolean }> {
      return call("save_kit_step", {
        ...jobLease(lease),
        p_files: files.map((file) => ({ ...file })),
        ...(traced !== undefined && { p_traced: { ...traced } }),
        p_report: reportJson(report),
      }, acceptedShape);
    },
  };
}

export type RenditionVerbs = ReturnType<typeof createRenditionVerbs>;
