import type { LeaseRef } from "../../_shared/jobs/verbs/call-verb.ts";
import type { Verbs } from "../../_shared/jobs/verbs/verbs.ts";

/** A second drawing within one attempt is a start at its vendor as any other. */
export interface Redraw {
  /** Asks leave for it. */
  begin(): Promise<boolean>;
  /** The vendor turned it away: nobody is to call it until then. */
  turnedAway(retryAfterSeconds: number | undefined): Promise<unknown>;
}

/** By the vendor's gate in the database, which knows of all workers. */
export function redrawByGate(verbs: Verbs, lease: LeaseRef): Redraw {
  return {
    begin: () => verbs.beginRedraw(lease),
    turnedAway: (retryAfterSeconds) => verbs.redrawTurnedAway(lease, retryAfterSeconds),
  };
}
