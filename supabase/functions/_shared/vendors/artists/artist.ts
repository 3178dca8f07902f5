import type { ArtistModel } from "../models/model.ts";
import type { FalRequest, VendorJob } from "../provider-job.ts";
import type { VendorCall } from "../vendor-call.ts";

/** Draws concepts, by Seedream or by another model. */
export interface Artist {
  /** What it draws with, and what that can do. */
  readonly model: ArtistModel;
  /** Whether a later attempt can wait for what an earlier one has begun. */
  readonly outlivesAttempts: boolean;
  /**
   * Has a square picture drawn, which is paid for from then on. What it resolves to is kept at once,
   * so that a later attempt can ask for the result instead of paying again.
   *
   * @throws `VendorError`
   */
  begin(prompt: string, call: VendorCall): Promise<VendorJob>;
  /** Whether it can ask for this job, which another provider may have begun. */
  canFinish(job: VendorJob): boolean;
  /**
   * Waits for what was begun, in this attempt or in an earlier one.
   *
   * @returns where the picture can be fetched, for some hours.
   * @throws `VendorError`: with `isLost` where it can't be had any more.
   */
  finish(job: VendorJob, call: VendorCall): Promise<URL>;
  /**
   * Takes back what still waits for its turn at the vendor; what is being drawn goes on. Absent
   * where nothing waits there.
   *
   * @returns false where it is past that.
   * @throws `VendorError`
   */
  withdraw?(job: FalRequest, signal: AbortSignal): Promise<boolean>;
}
