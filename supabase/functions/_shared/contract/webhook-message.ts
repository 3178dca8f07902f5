import { z } from "zod";
import { assetSchema } from "./asset.ts";
import { instantSchema } from "./instant.ts";
import { kitSchema } from "./kit.ts";
import { projectSchema } from "./project.ts";
import { webhookSchema } from "./webhook.ts";

const timestamp = instantSchema.meta({ description: "When the event happened" });

/** The body of each delivery to a webhook. */
export const webhookMessageSchema = z.union([
  z.object({
    type: z.enum(["project.completed", "project.failed"]),
    timestamp,
    data: projectSchema,
  }).meta({ id: "ProjectWebhookMessage" }),
  z.object({
    type: z.enum(["asset.completed", "asset.failed"]),
    timestamp,
    data: assetSchema,
  }).meta({ id: "AssetWebhookMessage" }),
  z.object({
    type: z.enum(["kit.completed", "kit.failed"]),
    timestamp,
    data: kitSchema,
  }).meta({ id: "KitWebhookMessage" }),
  z.object({
    type: z.literal("webhook.test"),
    timestamp,
    data: webhookSchema,
  }).meta({ id: "TestWebhookMessage" }),
]).meta({
  id: "WebhookMessage",
  description: "What happened, with the project, logo or kit as it was then and URLs signed now",
});

export type WebhookMessage = z.infer<typeof webhookMessageSchema>;
