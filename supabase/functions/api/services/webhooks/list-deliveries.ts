import { z } from "zod";
import {
  type Delivery,
  deliveryRowSchema,
  presentDelivery,
} from "../../../_shared/contract/webhook.ts";
import type { ServiceClient } from "../../../_shared/database.ts";
import {
  type AskedPage,
  cutPage,
  foreignCursor,
  readCursor,
} from "../../../_shared/services/cursor.ts";
import { readDone } from "../../../_shared/services/outcome.ts";
import { asArguments, type WebhookRef } from "./manage-webhooks.ts";

/** A page of a webhook's deliveries, newest first. @throws Problem `not_found` */
export async function listDeliveries(
  service: ServiceClient,
  ref: WebhookRef,
  { limit, cursor }: AskedPage,
): Promise<{ deliveries: Delivery[]; nextCursor: string | null }> {
  const before = cursor === undefined ? undefined : readCursor(cursor);
  const result = await service.rpc("list_deliveries", {
    ...asArguments(ref),
    // One more than asked for tells whether this is the last page.
    p_limit: limit + 1,
    ...(before && { p_before_at: before.createdAt, p_before_id: before.id }),
  });
  // A time that looks like one and that Postgres doesn't know, such as February 30.
  if (result.error?.code.startsWith("22")) throw foreignCursor();
  const { deliveries: found } = readDone(result, { deliveries: z.array(deliveryRowSchema) });
  const { entries, nextCursor } = cutPage(found, limit);
  return { deliveries: entries.map(presentDelivery), nextCursor };
}
