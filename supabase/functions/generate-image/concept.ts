import type { Clock } from "../_shared/timing/clock.ts";
import { LeaseLost } from "../_shared/jobs/lease.ts";
import type { Attempt } from "../_shared/jobs/run-attempt.ts";
import type { PictureClaim } from "../_shared/jobs/verbs/claims.ts";
import { persistVerb, retryVerb } from "../_shared/jobs/verbs/retry-verb.ts";
import type { Verbs } from "../_shared/jobs/verbs/verbs.ts";
import type { ProviderJob } from "../_shared/vendors/provider-job.ts";
import { VendorError } from "../_shared/vendors/vendor-error.ts";
import type { Artist } from "../_shared/vendors/seedream/artist.ts";
import type { VendorCall } from "../_shared/vendors/vendor-call.ts";
import type { PictureKind } from "./picture-kind.ts";

export interface ConceptDeps {
  artist: Artist;
  verbs: Verbs;
  clock: Clock;
  /**
   * Assets whose drawing is paid for and not yet written down: this worker takes no new claim on
   * them.
   */
  unkept: Set<string>;
}

type BegunJob = Exclude<ProviderJob, { kind: "lost" }>;

/** A concept: Seedream draws it from the director's prompt, and what it has begun is kept. */
export function createConcept(
  { artist, verbs, clock, unkept }: ConceptDeps,
  { lease, outlive }: Pick<Attempt, "lease" | "outlive">,
  { asset, provider_job: kept }: PictureClaim,
): PictureKind {
  async function keep(job: ProviderJob | null, { signal, meter }: VendorCall): Promise<void> {
    const save = () => verbs.saveProviderJob(lease, job, meter.report());
    const isKept = job === null ? await retryVerb(save, clock, signal) : await outlive(keepPaid);
    if (!isKept) {
      throw new LeaseLost("the vendor's job could not be kept");
    }

    /** Keeps the drawing as soon as the database can be reached, for the next attempt. */
    async function keepPaid(untilStopped: AbortSignal): Promise<boolean> {
      unkept.add(asset.id);
      try {
        return await persistVerb(save, clock, untilStopped);
      } finally {
        unkept.delete(asset.id);
      }
    }
  }

  return {
    mayDrawAgain: kept?.drawing !== 2,
    preparePrompt() {
      if (asset.generation_prompt === null) throw new Error("A concept without a prompt");
      return Promise.resolve({ prompt: asset.generation_prompt, lettered: asset.to_letter });
    },
    async draw(prompt, { number, emphasis }, call) {
      const isKept = number === 1 && kept !== null && kept.kind !== "lost" &&
        artist.canFinish(kept);
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
    forget: (call) => keep(null, call),
  };
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
