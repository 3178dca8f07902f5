import type { Lettered } from "../../lettering/lettered.ts";
import type { Archetype } from "../../contract/archetype.ts";
import type { VendorReport } from "../../vendors/meter.ts";
import { acceptedShape, type CallVerb, type LeaseRef, reportJson } from "./call-verb.ts";
import { type PromptsClaim, promptsClaim, type Skipped } from "./claims.ts";

export interface Concept {
  archetype: Archetype;
  title: string;
  prompt: string;
  /** Absent where the director didn't say. */
  lettered?: Lettered;
}

/** What the writing of a round's prompts asks of the database. */
export function createPromptVerbs(call: CallVerb) {
  return {
    /** Asked again with the same token, it gives the same answer. */
    claimPrompts(roundId: string, leaseToken: string): Promise<PromptsClaim | Skipped> {
      const args = { p_round_id: roundId, p_lease_token: leaseToken };
      return call("claim_prompts", args, promptsClaim);
    },
    completePrompts(
      { jobId, leaseToken }: LeaseRef,
      written: { concepts: Concept[]; promptVersion: string },
      report: VendorReport,
    ): Promise<{ accepted: boolean }> {
      return call("complete_prompts", {
        p_round_id: jobId,
        p_lease_token: leaseToken,
        p_concepts: written.concepts.map(({ lettered, ...concept }) => ({
          ...concept,
          ...(lettered !== undefined && { to_letter: { ...lettered } }),
        })),
        p_prompt_version: written.promptVersion,
        p_report: reportJson(report),
      }, acceptedShape);
    },
  };
}

export type PromptVerbs = ReturnType<typeof createPromptVerbs>;
