import type { Clock } from "../_shared/timing/clock.ts";
import { LeaseLost } from "../_shared/jobs/lease.ts";
import type { Attempt } from "../_shared/jobs/run-attempt.ts";
import { persistVerb, retryVerb } from "../_shared/jobs/verbs/retry-verb.ts";
import type { Verbs } from "../_shared/jobs/verbs/verbs.ts";
import type { ProviderJob } from "../_shared/vendors/provider-job.ts";
import type { VendorCall } from "../_shared/vendors/vendor-call.ts";

export interface KeeperDeps {
  verbs: Verbs;
  clock: Clock;
  /**
   * Assets whose drawing is paid for and not yet written down: this worker takes no new claim on
   * them.
   */
  unkept: Set<string>;
}

/** Keeps what was paid for, for whoever comes next; null forgets it. @throws `LeaseLost` */
export type KeepPaid = (job: ProviderJob | null, call: VendorCall) => Promise<void>;

export function createKeeper(
  { verbs, clock, unkept }: KeeperDeps,
  { lease, outlive }: Pick<Attempt, "lease" | "outlive">,
): KeepPaid {
  return async (job, { signal, meter }) => {
    const save = () => verbs.saveProviderJob(lease, job, meter.report());
    const isKept = job === null ? await retryVerb(save, clock, signal) : await outlive(persist);
    if (!isKept) throw new LeaseLost("what was paid for could not be kept");

    /** Keeps it as soon as the database can be reached, for the next attempt. */
    async function persist(untilStopped: AbortSignal): Promise<boolean> {
      unkept.add(lease.jobId);
      try {
        return await persistVerb(save, clock, untilStopped);
      } finally {
        unkept.delete(lease.jobId);
      }
    }
  };
}
