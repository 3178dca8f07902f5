import { retryVerb } from "../_shared/jobs/verbs/retry-verb.ts";
import type { Verbs } from "../_shared/jobs/verbs/verbs.ts";
import type { Withdrawal } from "../_shared/jobs/verbs/withdrawal-verbs.ts";
import type { Logger } from "../_shared/log.ts";
import { bounded } from "../_shared/timing/bounded.ts";
import type { Clock } from "../_shared/timing/clock.ts";
import type { Artist } from "../_shared/vendors/artists/artist.ts";

/** At a time; what is left then, the next call takes. */
const BATCH = 20;
/** Milliseconds for one. What is not settled in 30 s is handed out again. */
const WITHDRAWAL_TIME = 15_000;

export interface WithdrawalDeps {
  verbs: Verbs;
  artist: Pick<Artist, "withdraw">;
  clock: Clock;
  log: Logger;
  shutdown: AbortSignal;
}

/**
 * Takes back, at their vendor, requests that still wait there for logos that were cancelled or
 * deleted. Never throws: what fails is handed out again.
 */
export async function withdrawRequests(deps: WithdrawalDeps): Promise<void> {
  const { verbs, log } = deps;
  try {
    const withdrawals = await verbs.claimWithdrawals(BATCH);
    await Promise.all(withdrawals.map((withdrawal) => withdraw(deps, withdrawal)));
  } catch (error) {
    log.error("withdrawals_unclaimed", { error });
  }
}

async function withdraw(
  { verbs, artist, clock, log, shutdown }: WithdrawalDeps,
  { job_id: jobId, request }: Withdrawal,
): Promise<void> {
  try {
    const limit = { milliseconds: WITHDRAWAL_TIME, clock };
    const isWithdrawn = artist.withdraw !== undefined && await bounded(
      async (signal) => await artist.withdraw?.(request, signal) ?? false,
      [shutdown],
      limit,
    );
    await retryVerb(() => verbs.settleWithdrawal(jobId, isWithdrawn), clock);
    log.info("request_withdrawn", { asset_id: jobId, withdrawn: isWithdrawn });
  } catch (error) {
    log.warn("request_not_withdrawn", { asset_id: jobId, error });
  }
}
