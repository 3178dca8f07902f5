import { z } from "zod";
import type { Lettered } from "../../lettering/lettered.ts";
import type { VendorReport } from "../../vendors/meter.ts";
import type { ProviderJob } from "../../vendors/provider-job.ts";
import { acceptedShape, assetLease, type CallVerb, type LeaseRef } from "./call-verb.ts";
import { reportJson, retryAfter } from "./call-verb.ts";
import { type PictureClaim, pictureClaim, type Skipped } from "./claims.ts";

/** A picture that lies in Storage. */
export interface StoredPicture {
  /** In bucket generated-assets. */
  path: string;
  width: number;
  height: number;
  mimeType: string;
}

/** What came of reading a picture's letters back. */
export type Lettering =
  | { verdict: "match" | "mismatch"; text: string }
  | { verdict: "unchecked" };

/** The picture that an asset is completed with. */
export interface FinishedPicture extends StoredPicture {
  /** Absent where the picture has nothing to letter. */
  lettering?: Lettering;
  /** Whether it was drawn twice. */
  redrawn?: boolean;
}

/** What the drawing of an asset asks of the database. False: the lease is lost. */
export function createPictureVerbs(call: CallVerb) {
  return {
    /** Asked again with the same token, it gives the same answer. */
    claimPicture(assetId: string, leaseToken: string): Promise<PictureClaim | Skipped> {
      const args = { p_asset_id: assetId, p_lease_token: leaseToken };
      return call("claim_picture", args, pictureClaim);
    },
    saveRewrittenPrompt(
      lease: LeaseRef,
      written: { prompt: string; promptVersion: string; lettered?: Lettered },
    ): Promise<boolean> {
      return call("save_rewritten_prompt", {
        ...assetLease(lease),
        p_prompt: written.prompt,
        p_prompt_version: written.promptVersion,
        ...(written.lettered !== undefined && { p_to_letter: { ...written.lettered } }),
      }, z.boolean());
    },
    /**
     * @param job null forgets it.
     * @param report the time and cost so far. It is kept now, as it would be lost with the lease.
     */
    saveProviderJob(
      lease: LeaseRef,
      job: ProviderJob | null,
      report: VendorReport,
    ): Promise<boolean> {
      return call("save_provider_job", {
        ...assetLease(lease),
        ...(job !== null && { p_provider_job: { ...job } }),
        p_report: reportJson(report),
      }, z.boolean());
    },
    /** @returns false also where the vendor takes no further start now. */
    beginRedraw(lease: LeaseRef): Promise<boolean> {
      return call("begin_redraw", assetLease(lease), z.boolean());
    },
    /** @param retryAfterSeconds undefined where the vendor didn't say. */
    redrawTurnedAway(lease: LeaseRef, retryAfterSeconds: number | undefined): Promise<boolean> {
      const args = { ...assetLease(lease), ...retryAfter(retryAfterSeconds) };
      return call("redraw_turned_away", args, z.boolean());
    },
    completePicture(
      lease: LeaseRef,
      { path, width, height, mimeType, lettering }: FinishedPicture,
      report: VendorReport,
    ): Promise<{ accepted: boolean }> {
      return call("complete_picture", {
        ...assetLease(lease),
        p_path: path,
        p_width: width,
        p_height: height,
        p_mime_type: mimeType,
        p_report: reportJson(report),
        ...(lettering !== undefined && { p_lettering: lettering.verdict }),
        ...(lettering !== undefined && lettering.verdict !== "unchecked" &&
          { p_lettering_text: lettering.text }),
      }, acceptedShape);
    },
  };
}

export type PictureVerbs = ReturnType<typeof createPictureVerbs>;
