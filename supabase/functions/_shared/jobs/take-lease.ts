import type { Clock } from "../timing/clock.ts";
import { retry } from "../timing/retry.ts";
import type { Skipped } from "./verbs/claims.ts";
import { isTemporary } from "../timing/call-failed.ts";
import { VerbError } from "./verbs/verb-error.ts";

/** Milliseconds. Together with the calls themselves this is less than a lease lasts. */
const PAUSES = [300, 1_000];

/**
 * Claims work under a token that is made here. When a call is given up, the database may still have
 * granted the lease. So the claim is repeated with the same token, and the database gives the same
 * lease again. Otherwise no worker would work on the job until that lease ran out, and an attempt
 * would be spent.
 *
 * @throws `VerbError`
 */
export async function takeLease<Claim extends { outcome: "claimed" }>(
  claim: (leaseToken: string) => Promise<Claim | Skipped>,
  clock: Clock,
): Promise<Claim | Skipped> {
  const token = crypto.randomUUID();
  let isInDoubt = false;
  return await retry(() => claim(token), {
    pauses: PAUSES,
    afterError: (error) => isInDoubt = isTemporary(VerbError)(error),
    // The job may be locked by our own first call, which is still being answered.
    afterAnswer: (answer) => isInDoubt && answer.outcome === "skipped" && answer.reason === "busy",
    clock,
  });
}
