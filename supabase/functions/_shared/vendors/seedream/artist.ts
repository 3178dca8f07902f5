import type { Config } from "../../config.ts";
import type { Meter } from "../meter.ts";
import { createArk } from "./ark.ts";
import { createFal } from "./fal.ts";

export interface ConceptRequest {
  prompt: string;
  /** What `keepJob` was told in an earlier attempt: paid for, so its result is asked for. */
  jobId: string | null;
  /** Keeps the vendor's id of begun work, or the address of what is done; null forgets it. */
  keepJob(jobId: string | null): Promise<void>;
}

/** What a call to Seedream needs besides its question. */
export interface SeedreamCall {
  signal: AbortSignal;
  meter: Meter;
}

/** Draws concepts with Seedream, wherever it is hosted. */
export interface Artist {
  readonly provider: "ark" | "fal";
  /**
   * @returns where the square picture can be fetched, for some hours.
   * @throws `VendorError`
   */
  drawConcept(request: ConceptRequest, call: SeedreamCall): Promise<URL>;
}

export function createArtist(config: Config["seedream"]): Artist {
  return config.provider === "ark" ? createArk(config) : createFal(config);
}
