import type { PictureClaim } from "../_shared/jobs/verbs/claims.ts";
import { LeaseLost } from "../_shared/jobs/lease.ts";
import type { AttemptCall } from "../_shared/jobs/run-attempt.ts";
import { retryVerb } from "../_shared/jobs/verbs/retry-verb.ts";
import type { LeaseRef } from "../_shared/jobs/verbs/call-verb.ts";
import type { FinishedPicture } from "../_shared/jobs/verbs/picture-verbs.ts";
import type { Artist } from "../_shared/vendors/seedream/artist.ts";
import { fetchPicture } from "../_shared/vendors/seedream/fetch-picture.ts";
import type { ProviderJob } from "../_shared/vendors/provider-job.ts";
import { VendorError } from "../_shared/vendors/vendor-error.ts";
import {
  drawLettered,
  type Drawn,
  type LetteringCheck,
  type Take,
} from "./lettering/draw-lettered.ts";
import { expectedLettering } from "./lettering/expected.ts";
import { redrawByGate } from "./lettering/redraw.ts";
import { readPicture } from "./read-picture.ts";
import { type Store, storePicture } from "./store-picture.ts";

/**
 * Has Seedream draw a concept, passes the picture on to Storage as it comes in, and has its letters
 * read back from there.
 */
export async function drawConcept(
  { artist, ...deps }: Store & LetteringCheck & { artist: Artist },
  lease: LeaseRef,
  claim: PictureClaim,
  call: AttemptCall,
): Promise<FinishedPicture> {
  const { client, verbs, clock } = deps;
  const { generation_prompt: prompt } = claim.asset;
  if (prompt === null) throw new Error("A concept without a prompt");
  const kept = claim.provider_job;
  const redraw = redrawByGate(verbs, lease);
  return await drawLettered(
    deps,
    expectedLettering(claim, prompt),
    draw,
    call,
    { ...redraw, begin: async () => kept?.drawing !== 2 && await redraw.begin() },
  );

  async function draw({ number, emphasis }: Take, call: AttemptCall): Promise<Drawn> {
    const url = await artist.drawConcept({
      prompt: [prompt, emphasis].filter(Boolean).join("\n\n"),
      kept: number === 1 ? kept : null,
      keepJob: (job) => keepJob(job === null ? null : { ...job, drawing: number }, call.signal),
    }, call);
    const stored = await storePicture(
      deps,
      lease,
      claim,
      number,
      () => fetchPicture(url, call.signal),
      call.signal,
    ).catch(async (error) => {
      // Asked for again, the same job would name the same picture.
      if (isSpoilt(error)) await keepJob(null, call.signal);
      throw error;
    });
    const { path, mimeType } = stored.picture;
    return { ...stored, load: (signal) => readPicture(client, path, mimeType, signal) };
  }

  async function keepJob(job: ProviderJob | null, signal: AbortSignal): Promise<void> {
    const save = () => verbs.saveProviderJob(lease, job, call.meter.report());
    if (!await retryVerb(save, clock, signal)) {
      throw new LeaseLost("the vendor's job could not be kept");
    }
  }
}

/** Whether a picture will never be had: its address has expired, or there is something else. */
function isSpoilt(error: unknown): boolean {
  return error instanceof VendorError && error.class !== "transient" && error.status !== 429;
}
