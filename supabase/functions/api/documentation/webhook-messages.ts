import { z } from "@hono/zod-openapi";
import { webhookMessageSchema } from "../../_shared/contract/webhook-message.ts";

const header = (description: string) => z.string().openapi({ description });

/** What webhooks are sent, for the OpenAPI document. */
export const webhookMessages = {
  method: "post" as const,
  path: "event",
  operationId: "receiveEvent",
  tags: ["Webhooks"],
  summary: "An event, sent to each webhook that wants it",
  description:
    "Signed by [Standard Webhooks 1.0](https://www.standardwebhooks.com): verify it with " +
    "the webhook's secret before you believe it. It may come more than once, with the same " +
    "`webhook-id`.",
  request: {
    headers: z.object({
      "webhook-id": header("The delivery's id, the same for each of its tries"),
      "webhook-timestamp": header("When this try was sent: seconds since 1970"),
      "webhook-signature": header("`v1,` and the HMAC-SHA256 of `id.timestamp.body` in base64"),
    }),
    body: { content: { "application/json": { schema: webhookMessageSchema } } },
  },
  responses: {
    "2XX": { description: "It is taken" },
    410: { description: "Nothing more is to be sent here: the webhook is deactivated" },
    default: { description: "It is sent again later" },
  },
};
