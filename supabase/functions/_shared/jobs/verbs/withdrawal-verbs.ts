import { z } from "zod";
import { falRequest } from "../../vendors/provider-job.ts";
import type { CallVerb } from "./call-verb.ts";

const withdrawalShape = z.object({ job_id: z.guid(), request: falRequest });

/** A vendor's request that nobody waits for any more. */
export type Withdrawal = z.infer<typeof withdrawalShape>;

/** What is asked of the database about requests to take back at their vendor. */
export function createWithdrawalVerbs(call: CallVerb) {
  return {
    /** @returns those to take back now. Not settled in 30 s, they are handed out again. */
    claimWithdrawals(limit: number): Promise<Withdrawal[]> {
      return call("claim_withdrawals", { p_limit: limit }, z.array(withdrawalShape));
    },
    /** @param isWithdrawn whether it was taken back, and so costs nothing. */
    settleWithdrawal(jobId: string, isWithdrawn: boolean): Promise<boolean> {
      const args = { p_job_id: jobId, p_is_withdrawn: isWithdrawn };
      return call("settle_withdrawal", args, z.boolean());
    },
  };
}

export type WithdrawalVerbs = ReturnType<typeof createWithdrawalVerbs>;
