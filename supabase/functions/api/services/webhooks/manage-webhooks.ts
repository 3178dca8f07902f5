import { z } from "zod";
import {
  type Delivery,
  deliveryRowSchema,
  presentDelivery,
  presentWebhook,
  type Webhook,
  webhookRowSchema,
} from "../../../_shared/contract/webhook.ts";
import type { ServiceClient } from "../../../_shared/database.ts";
import { required } from "../../../_shared/services/database-errors.ts";
import { readDone } from "../../../_shared/services/outcome.ts";

/** Whose, and which one. */
export interface WebhookRef {
  ownerId: string;
  id: string;
}

/** All webhooks of a user, newest first. */
export async function listWebhooks(service: ServiceClient, ownerId: string): Promise<Webhook[]> {
  const rows = required(await service.rpc("list_webhooks", { p_owner_id: ownerId }));
  return z.array(webhookRowSchema).parse(rows).map(presentWebhook);
}

/** @throws Problem `not_found` */
export async function readWebhook(service: ServiceClient, ref: WebhookRef): Promise<Webhook> {
  const { webhook } = readDone(await service.rpc("read_webhook", asArguments(ref)), {
    webhook: webhookRowSchema,
  });
  return presentWebhook(webhook);
}

/** Deletes it with what waits for it. @throws Problem `not_found` */
export async function deleteWebhook(service: ServiceClient, ref: WebhookRef): Promise<void> {
  readDone(await service.rpc("delete_webhook", asArguments(ref)), {});
}

/** Has a `webhook.test` delivered. @throws Problem `not_found` or `rate_limited` */
export async function testWebhook(service: ServiceClient, ref: WebhookRef): Promise<Delivery> {
  const { delivery } = readDone(await service.rpc("test_webhook", asArguments(ref)), {
    delivery: deliveryRowSchema,
  });
  return presentDelivery(delivery);
}

/** The arguments by which a verb knows a webhook. */
export function asArguments({ ownerId, id }: WebhookRef) {
  return { p_owner_id: ownerId, p_webhook_id: id };
}
