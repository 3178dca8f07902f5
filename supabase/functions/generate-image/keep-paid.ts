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
}

/** Keeps what was paid for, for whoever comes next; null forgets it. @throws `LeaseLost` */
export type KeepPaid = (job: ProviderJob | null, call: VendorCall) => Promise<void>;

export function createKeeper(
  { verbs, clock }: KeeperDeps,
  { lease, outlive }: Pick<Attempt, "lease" | "outlive">,
): KeepPaid {
  return async (job, { signal, meter }) => {
    const save = () => verbs.saveProviderJob(lease, job, meter.report());
    // What is paid for is kept as soon as the database can be reached, for the next attempt.
    const isKept = job === null
      ? await retryVerb(save, clock, signal)
      : await outlive((untilStopped) => persistVerb(save, clock, untilStopped));
    if (!isKept) throw new LeaseLost("what was paid for could not be kept");
  };
}
