import type { Received } from "../storm/receiver.ts";
import type { Invariant } from "./invariant.ts";

interface Told {
  event: string;
  subject: string;
  at: Date;
  webhooks: number;
}

/** What webhooks must have heard. */
export const webhookInvariants: Invariant[] = [
  {
    name: "each event was delivered to its owner's webhook, with one id for all tries",
    async findBreaches({ stage: { sql }, receiver }) {
      const received = receiver?.received ?? new Map<string, Received>();
      const told = await sql<Told[]>`
        select event, subject, at, webhooks from drill.told where webhooks > 0`;
      const keyOf = (event: string, subject: string, at: string) =>
        `${event} of ${subject} at ${at}`;
      const heard = Map.groupBy(
        received.values(),
        ({ type, subject, timestamp }) => keyOf(type, subject, timestamp),
      );
      const breaches: string[] = [];
      for (const { event, subject, at, webhooks } of told) {
        const key = keyOf(event, subject, at.toISOString());
        const messages = heard.get(key) ?? [];
        if (messages.filter(({ lastStatus }) => lastStatus === 200).length < webhooks) {
          breaches.push(`${key} was not taken by ${webhooks} webhooks`);
        }
        if (messages.length > webhooks) breaches.push(`${key} came with ${messages.length} ids`);
        heard.delete(key);
      }
      for (const key of heard.keys()) breaches.push(`${key} was told, and never was`);
      for (const [id, { isMixed }] of received) {
        if (isMixed) breaches.push(`${id} told different events`);
      }
      return breaches;
    },
  },
  {
    name: "what is told of each delivery is what its receiver answered",
    async findBreaches({ stage: { sql }, receiver }) {
      const rows = await sql<{ id: string; status: number | null; completed: number }[]>`
        select delivery.id, delivery.status, (
          select count(*)::int from drill.attempts
          where job_id = delivery.id and outcome = 'completed'
        ) as completed
        from private.webhook_deliveries as delivery`;
      return rows.flatMap(({ id, status, completed }) => {
        const { taken = 0, lastStatus } = receiver?.received.get(id) ?? {};
        // Taken more often than once: whoever sent it was killed before it could tell.
        return taken > 0 && completed === 1 && status === 200 && lastStatus === 200 ? [] : [
          `${id}: ${status}, ${completed} times a success, taken ${taken} times, then ${lastStatus}`,
        ];
      });
    },
  },
  {
    name: "no webhook was deactivated",
    async findBreaches({ stage: { sql } }) {
      const rows = await sql<{ id: string }[]>`select id from private.webhooks where not is_active`;
      return rows.map(({ id }) => `webhook ${id} was, though nothing was answered 410`);
    },
  },
  {
    name: "no delivery waits or was given up",
    async findBreaches({ stage: { sql } }) {
      const rows = await sql<{ id: string; what: string }[]>`
        select id, case when settled_at is null then 'waits' else 'was given up' end as what
        from private.jobs
        where kind = 'delivery' and (settled_at is null or last_error is not null)`;
      return rows.map(({ id, what }) => `delivery ${id} ${what}`);
    },
  },
];
