import type { Attempt } from "../_shared/jobs/run-attempt.ts";
import type { PictureClaim } from "../_shared/jobs/verbs/claims.ts";
import { withoutStrayControls } from "../_shared/lettering/stray-controls.ts";
import { redrawingTime } from "../_shared/vendors/models/attempt-time.ts";
import type { ProviderJob } from "../_shared/vendors/provider-job.ts";
import { VendorError } from "../_shared/vendors/vendor-error.ts";
import type { Artist } from "../_shared/vendors/artists/artist.ts";
import { createKeeper, type KeeperDeps } from "./keep-paid.ts";
import type { PictureKind } from "./picture-kind.ts";

export interface ConceptDeps extends KeeperDeps {
  artist: Artist;
}

type BegunJob = Exclude<ProviderJob, { kind: "lost" | "stored_picture" }>;

/** A concept: Seedream draws it from the director's prompt, and what it has begun is kept. */
export function createConcept(
  deps: ConceptDeps,
  attempt: Pick<Attempt, "lease" | "outlive">,
  { asset, provider_job: kept }: PictureClaim,
): PictureKind {
  const { artist } = deps;
  const keep = createKeeper(deps, attempt);

  return {
    redrawingTime: redrawingTime(artist.model),
    preparePrompt() {
      if (asset.generation_prompt === null) throw new Error("A concept without a prompt");
      // A retry's prompt is kept as the client wrote it.
      const prompt = withoutStrayControls(asset.generation_prompt);
      return Promise.resolve({ prompt, lettered: asset.to_letter });
    },
    async draw(prompt, { number, emphasis }, call) {
      const isKept = number === 1 && kept !== null && isBegun(kept) && artist.canFinish(kept);
      const text = [prompt, emphasis].filter(Boolean).join("\n\n");
      const job: BegunJob = isKept ? kept : {
        ...await artist.begin(text, call),
        drawing: number,
        ...(kept?.kind === "lost" && { again: true }),
      };
      if (!isKept) await keep(job, call);
      const url = await artist.finish(job, call).catch(async (error) => {
        if (!isLostWithoutReason(error) || number === 2) throw error;
        if (job.again) throw lostTwice(error);
        await keep({ kind: "lost", drawing: job.drawing }, call);
        throw remembered(error);
      });
      return { kind: "url", url };
    },
    async remember(picture, _drawing, call) {
      // What lies in Storage can be had from its vendor too, by what was kept when it began.
      if (picture === null) await keep(null, call);
    },
  };
}

function isBegun(job: ProviderJob): job is BegunJob {
  return job.kind === "picture_url" || job.kind === "fal_request";
}

/**
 * Whether the vendor no longer has what was paid for. A job that failed at the vendor is something
 * else: it has a reason, and is not paid for.
 */
function isLostWithoutReason(error: unknown): error is VendorError {
  return error instanceof VendorError && error.isLost && error.class === "unknown";
}

/**
 * The same failure, after it was written down that the job is lost: the next attempt begins anew.
 */
function remembered({ message, code }: VendorError): VendorError {
  return new VendorError(message, { class: "unknown", code });
}

/** A vendor that has lost a paid job twice would probably lose a third one: a permanent failure. */
function lostTwice({ message, code }: VendorError): VendorError {
  return new VendorError(`${message}, for the second time`, {
    class: "permanent",
    code,
    isLost: true,
  });
}
