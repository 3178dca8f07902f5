import { z } from "zod";
import { instantSchema, toInstant } from "./instant.ts";
import { nullable } from "./nullable.ts";

/** What a webhook may hear of. */
export const webhookEvents = [
  "project.completed",
  "project.failed",
  "asset.completed",
  "asset.failed",
  "kit.completed",
  "kit.failed",
] as const;

/** What is delivered: the events, and the one that its owner asks for to try it out. */
export const deliveredEvents = [...webhookEvents, "webhook.test"] as const;

export type DeliveredEvent = (typeof deliveredEvents)[number];

const MOST_CHARACTERS = 2048;

/** `POST /webhooks` */
export const newWebhookSchema = z.object({
  url: z.url().max(MOST_CHARACTERS).meta({
    description: "https, a public host, port 443 or 1024 and above, without user or password",
    example: "https://example.com/hooks/logokraft",
  }),
  events: z.array(z.enum(webhookEvents)).min(1).max(100).default([...webhookEvents]).meta({
    description: "Default: all",
  }),
}).meta({ id: "NewWebhook" });

const httpStatus = z.int().nullable().meta({
  description: "What the endpoint answered last; null where no answer came, or none yet",
});

/** A webhook as its verbs give it. */
export const webhookRowSchema = z.object({
  id: z.guid(),
  url: z.string(),
  events: z.array(z.enum(webhookEvents)),
  active: z.boolean(),
  created_at: z.string(),
  last_delivery: z.object({ at: z.string(), status: z.int().nullable() }).nullable(),
});

export type WebhookRow = z.infer<typeof webhookRowSchema>;

/** A webhook on the wire. */
export const webhookSchema = z.object({
  id: z.guid(),
  url: z.url(),
  events: z.array(z.enum(webhookEvents)),
  active: z.boolean().meta({ description: "False once it has answered 410" }),
  created_at: instantSchema,
  last_delivery: nullable(z.object({ at: instantSchema, status: httpStatus })),
}).meta({ id: "Webhook" });

export type Webhook = z.infer<typeof webhookSchema>;

export function presentWebhook(row: WebhookRow): Webhook {
  const { last_delivery: last } = row;
  return {
    ...row,
    created_at: toInstant(row.created_at),
    last_delivery: last && { at: toInstant(last.at), status: last.status },
  };
}

/** A delivery as its verb gives it. */
export const deliveryRowSchema = z.object({
  id: z.guid(),
  event: z.enum(deliveredEvents),
  attempt: z.int().min(0),
  status: z.int().nullable(),
  error: z.string().nullable(),
  at: z.string(),
  next_attempt_at: z.string().nullable(),
  created_at: z.string(),
});

export type DeliveryRow = z.infer<typeof deliveryRowSchema>;

/** One event on its way to a webhook, or delivered, or given up. */
export const deliverySchema = z.object({
  id: z.guid().meta({ description: "The header `webhook-id` of each of its tries" }),
  event: z.enum(deliveredEvents),
  attempt: z.int().min(0).meta({ description: "How often it was tried" }),
  status: httpStatus,
  error: z.string().nullable().meta({ description: "Why the last try failed" }),
  at: instantSchema.meta({
    description: "When it was last tried; before the first try, when its event happened",
  }),
  next_attempt_at: instantSchema.nullable().meta({
    description: "Null once it is delivered or given up",
  }),
  created_at: instantSchema.meta({ description: "When its event happened" }),
}).meta({ id: "WebhookDelivery" });

export type Delivery = z.infer<typeof deliverySchema>;

export function presentDelivery(row: DeliveryRow): Delivery {
  return {
    ...row,
    at: toInstant(row.at),
    next_attempt_at: row.next_attempt_at === null ? null : toInstant(row.next_attempt_at),
    created_at: toInstant(row.created_at),
  };
}
