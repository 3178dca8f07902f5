import { z } from "zod";
import {
  type newWebhookSchema,
  presentWebhook,
  type Webhook,
  webhookRowSchema,
} from "../../../_shared/contract/webhook.ts";
import { Problem } from "../../../_shared/http/problem.ts";
import { checkWebhookUrl, UrlRefused } from "../../../_shared/webhooks/check-url.ts";
import type { Dependencies } from "../../context.ts";
import { readDone } from "../../../_shared/services/outcome.ts";

/**
 * Makes a webhook. Its secret is in this answer and in no other.
 *
 * @throws Problem `webhook_url_refused`, `webhook_limit` or `rate_limited`
 */
export async function createWebhook(
  { service, config, findAddresses }: Pick<Dependencies, "service" | "config" | "findAddresses">,
  ownerId: string,
  { url, events }: z.output<typeof newWebhookSchema>,
): Promise<{ webhook: Webhook; secret: string }> {
  try {
    await checkWebhookUrl(url, { allowsPrivate: config.allowsPrivateWebhooks, findAddresses });
  } catch (error) {
    if (error instanceof UrlRefused) throw new Problem("webhook_url_refused", error.message);
    throw error;
  }
  const { webhook, secret } = readDone(
    await service.rpc("create_webhook", {
      p_owner_id: ownerId,
      p_url: url,
      p_events: [...new Set(events)],
    }),
    { webhook: webhookRowSchema, secret: z.string() },
  );
  return { webhook: presentWebhook(webhook), secret };
}
