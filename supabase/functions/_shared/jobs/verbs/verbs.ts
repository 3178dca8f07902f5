import type { ServiceClient } from "../../database.ts";
import { createCallVerb } from "./call-verb.ts";
import { createDeliveryVerbs, type DeliveryVerbs } from "./delivery-verbs.ts";
import { createLeaseVerbs, type LeaseVerbs } from "./lease-verbs.ts";
import { createObjectVerbs, type ObjectVerbs } from "./object-verbs.ts";
import { createPictureVerbs, type PictureVerbs } from "./picture-verbs.ts";
import { createPromptVerbs, type PromptVerbs } from "./prompt-verbs.ts";
import { createRenditionVerbs, type RenditionVerbs } from "./rendition-verbs.ts";
import { createWithdrawalVerbs, type WithdrawalVerbs } from "./withdrawal-verbs.ts";

/**
 * What workers ask of the database: each method calls the SQL function of that name. Where one
 * answers `false` or `accepted: false`, the lease is lost. All throw `VerbError`.
 */
export type Verbs =
  & LeaseVerbs
  & PromptVerbs
  & PictureVerbs
  & DeliveryVerbs
  & RenditionVerbs
  & ObjectVerbs
  & WithdrawalVerbs;

export function createVerbs(client: ServiceClient): Verbs {
  const call = createCallVerb(client);
  return {
    ...createLeaseVerbs(call),
    ...createPromptVerbs(call),
    ...createPictureVerbs(call),
    ...createDeliveryVerbs(call),
    ...createRenditionVerbs(call),
    ...createObjectVerbs(call),
    ...createWithdrawalVerbs(call),
  };
}
