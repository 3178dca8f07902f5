import type { Clock } from "../_shared/timing/clock.ts";
import { LeaseLost } from "../_shared/jobs/lease.ts";
import type { LeaseRef } from "../_shared/jobs/verbs/call-verb.ts";
import type { PictureClaim } from "../_shared/jobs/verbs/claims.ts";
import { retryVerb } from "../_shared/jobs/verbs/retry-verb.ts";
import type { Verbs } from "../_shared/jobs/verbs/verbs.ts";
import type { ProviderJob } from "../_shared/vendors/provider-job.ts";
import type { Artist } from "../_shared/vendors/seedream/artist.ts";
import type { VendorCall } from "../_shared/vendors/vendor-call.ts";
import type { PictureKind } from "./picture-kind.ts";

export interface ConceptDeps {
  artist: Artist;
  verbs: Verbs;
  clock: Clock;
}

/** A concept: Seedream draws it from the director's prompt, and what it has begun is kept. */
export function createConcept(
  { artist, verbs, clock }: ConceptDeps,
  lease: LeaseRef,
  { asset, provider_job: kept }: PictureClaim,
): PictureKind {
  async function keep(job: ProviderJob | null, { signal, meter }: VendorCall): Promise<void> {
    const save = () => verbs.saveProviderJob(lease, job, meter.report());
    if (!await retryVerb(save, clock, signal)) {
      throw new LeaseLost("the vendor's job could not be kept");
    }
  }

  return {
    mayDrawAgain: kept?.drawing !== 2,
    preparePrompt() {
      if (asset.generation_prompt === null) throw new Error("A concept without a prompt");
      return Promise.resolve(asset.generation_prompt);
    },
    async draw(prompt, { number, emphasis }, call) {
      const isKept = number === 1 && kept !== null && artist.canFinish(kept);
      const text = [prompt, emphasis].filter(Boolean).join("\n\n");
      const job = isKept ? kept : { ...await artist.begin(text, call), drawing: number };
      if (!isKept) await keep(job, call);
      return { kind: "url", url: await artist.finish(job, call) };
    },
    forget: (call) => keep(null, call),
  };
}
