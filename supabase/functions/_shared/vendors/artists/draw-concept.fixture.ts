import type { VendorJob } from "../provider-job.ts";
import type { VendorCall } from "../vendor-call.ts";
import { VendorError } from "../vendor-error.ts";
import type { Artist } from "./artist.ts";

/** Begins and finishes a drawing as an attempt does, keeping and forgetting its job. */
export async function drawConcept(
  artist: Artist,
  { prompt, kept, keepJob }: {
    prompt: string;
    kept: VendorJob | null;
    keepJob(job: VendorJob | null): Promise<void>;
  },
  call: VendorCall,
): Promise<URL> {
  const isKept = kept !== null && artist.canFinish(kept);
  const job = isKept ? kept : await artist.begin(prompt, call);
  if (!isKept) await keepJob(job);
  try {
    return await artist.finish(job, call);
  } catch (error) {
    if (error instanceof VendorError && error.isLost) await keepJob(null);
    throw error;
  }
}
