import type { VendorJob } from "../provider-job.ts";
import type { VendorCall } from "../vendor-call.ts";

export interface ConceptRequest {
  prompt: string;
  /** What `keepJob` was told in an earlier attempt: paid for, so its result is asked for. */
  kept: VendorJob | null;
  /** Keeps the vendor's request that has begun, or the address of what is done; null forgets it. */
  keepJob(job: VendorJob | null): Promise<void>;
}

/** Draws concepts with Seedream, wherever it is hosted. */
export interface Artist {
  /**
   * @returns where the square picture can be fetched, for some hours.
   * @throws `VendorError`
   */
  drawConcept(request: ConceptRequest, call: VendorCall): Promise<URL>;
}
