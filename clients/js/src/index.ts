import type { components } from "./schema.ts";

export { createLogoKraft, type LogoKraft, type LogoKraftOptions } from "./client.ts";
export type { EventLike, EventSourceConstructor, EventSourceLike } from "./event-source.ts";
export type { FollowedMessage, FollowOptions, StreamMessage } from "./follow.ts";
export { type ApiAnswer, ApiProblem, type Problem, unwrap } from "./problem.ts";
export type { components, operations, paths } from "./schema.ts";

export type Asset = components["schemas"]["Asset"];
export type Brief = components["schemas"]["Brief"];
export type Kit = components["schemas"]["Kit"];
export type KitNews = components["schemas"]["KitNews"];
export type Quote = components["schemas"]["Quote"];
export type Project = components["schemas"]["Project"];
export type Webhook = components["schemas"]["Webhook"];
export type WebhookMessage = components["schemas"]["WebhookMessage"];
export type WebhookDelivery = components["schemas"]["WebhookDelivery"];
