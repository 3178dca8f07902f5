import type { VendorCall } from "../vendor-call.ts";

export interface ConceptRequest {
  prompt: string;
  /** What `keepJob` was told in an earlier attempt: paid for, so its result is asked for. */
  jobId: string | null;
  /** Keeps the vendor's id of begun work, or the address of what is done; null forgets it. */
  keepJob(jobId: string | null): Promise<void>;
}

/** Draws concepts with Seedream, wherever it is hosted. */
export interface Artist {
  readonly provider: "ark" | "fal";
  /**
   * @returns where the square picture can be fetched, for some hours.
   * @throws `VendorError`
   */
  drawConcept(request: ConceptRequest, call: VendorCall): Promise<URL>;
}
