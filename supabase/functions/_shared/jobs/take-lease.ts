import type { Skipped } from "./claims.ts";
import type { Clock } from "./clock.ts";
import { VerbError } from "./verb-error.ts";

/** With the calls themselves together less than a lease lasts. */
const PAUSES_MS = [300, 1_000];

/**
 * Claims work under a token of our own. Of a call that was given up nobody knows whether it got the
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
  for (const pause of PAUSES_MS) {
    try {
      const answer = await claim(token);
      if (!(isInDoubt && isBusy(answer))) return answer;
    } catch (error) {
      if (!(error instanceof VerbError && error.isTemporary)) throw error;
      isInDoubt = true;
    }
    await clock.sleep(pause);
  }
  return await claim(token);
}

/** It may be our own call that is still busy with it. */
function isBusy(answer: { outcome: string; reason?: string }): boolean {
  return answer.outcome === "skipped" && answer.reason === "busy";
}
