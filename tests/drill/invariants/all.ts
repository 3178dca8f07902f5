import { eventInvariants } from "./events.ts";
import type { Evidence, Invariant } from "./invariant.ts";
import { leftoverInvariants } from "./leftovers.ts";
import { moneyInvariants } from "./money.ts";
import { webhookInvariants } from "./webhooks.ts";
import { workInvariants } from "./work.ts";

const invariants: Invariant[] = [
  ...workInvariants,
  ...moneyInvariants,
  ...eventInvariants,
  ...webhookInvariants,
  ...leftoverInvariants,
];

/** What is not as each invariant says, by its name, in their order. */
export async function findBreaches(evidence: Evidence): Promise<Map<string, string[]>> {
  const breaches = new Map<string, string[]>();
  for (const invariant of invariants) {
    breaches.set(invariant.name, await invariant.findBreaches(evidence));
  }
  return breaches;
}
