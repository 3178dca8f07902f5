import { type Held, type Verbs } from "../../_shared/jobs/verbs.ts";

/** A second drawing within one attempt is a start at its vendor as any other. */
export interface Redraw {
  /** Asks leave for it. */
  begin(): Promise<boolean>;
  /** The vendor turned it away: nobody is to call it until then. */
  turnedAway(retryAfterSeconds: number | undefined): Promise<unknown>;
}

/** By the vendor's gate in the database, which knows of all workers. */
export function redrawByGate(verbs: Verbs, held: Held): Redraw {
  return {
    begin: () => verbs.beginRedraw(held),
    turnedAway: (retryAfterSeconds) => verbs.redrawTurnedAway(held, retryAfterSeconds),
  };
}
