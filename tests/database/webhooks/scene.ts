import { strictEqual } from "node:assert/strict";
import { webhookEvents } from "../../../supabase/functions/_shared/contract/webhook.ts";
import type { Database } from "../database.ts";

export interface Webhook {
  id: string;
  secret: string;
}

export interface Delivery {
  id: string;
  event: string;
  attempt: number;
  status: number | null;
  error: string | null;
  at: string;
  next_attempt_at: string | null;
  created_at: string;
}

export interface Claim {
  outcome: string;
  reason?: string;
  lease_token: string;
  url: string;
  secret: string;
  delivery: { id: string; event: string; payload: Record<string, unknown> };
}

export const ALL: readonly string[] = webhookEvents;

/** A webhook of an owner, for all events unless some are named. */
export async function addWebhook(
  db: Database,
  owner: string,
  events = ALL,
  url = "https://example.com/hooks",
): Promise<Webhook> {
  const answer = await db.call<{ outcome: string; webhook: { id: string }; secret: string }>(
    "create_webhook",
    { p_owner_id: owner, p_url: url, p_events: `{${events.join()}}` },
  );
  strictEqual(answer.outcome, "done", JSON.stringify(answer));
  return { id: answer.webhook.id, secret: answer.secret };
}

/** Its deliveries as its owner reads them, newest first. */
export async function deliveriesOf(
  db: Database,
  owner: string,
  webhook: string,
): Promise<Delivery[]> {
  const { deliveries } = await db.call<{ deliveries: Delivery[] }>("list_deliveries", {
    p_owner_id: owner,
    p_webhook_id: webhook,
    p_limit: 100,
  });
  return deliveries;
}

export async function claimDelivery(db: Database, id: string): Promise<Claim> {
  return await db.call<Claim>("claim_delivery", { p_job_id: id });
}

export async function settleDelivery(
  db: Database,
  { delivery, lease_token }: Claim,
  status: number | null,
  error: string | null = null,
): Promise<boolean> {
  const { accepted } = await db.call<{ accepted: boolean }>("settle_delivery", {
    p_job_id: delivery.id,
    p_lease_token: lease_token,
    p_status: status,
    p_error: error,
  });
  return accepted;
}

/** Has a test delivered, and returns its id. */
export async function askForTest(db: Database, owner: string, webhook: string): Promise<string> {
  const answer = await db.call<{ delivery: Delivery }>("test_webhook", {
    p_owner_id: owner,
    p_webhook_id: webhook,
  });
  return answer.delivery.id;
}
