import type { Clock } from "../timing/clock.ts";
import { retry } from "../timing/retry.ts";
import type { Skipped } from "./verbs/claims.ts";
import { isTemporaryVerbError } from "./verbs/verb-error.ts";

/** Milliseconds; with the calls themselves together less than a lease lasts. */
const PAUSES = [300, 1_000];

/**
 * Claims work under a token of our own. When a call was given up, nobody knows whether it got the
 * lease: asked again with the same token, the database says so. Otherwise nobody would work on it
 * until that lease ran out, and an attempt would be spent.
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
    afterError: (error) => isInDoubt = isTemporaryVerbError(error),
    // What keeps it busy may be our own first call.
    afterAnswer: (answer) => isInDoubt && answer.outcome === "skipped" && answer.reason === "busy",
    clock,
  });
}
