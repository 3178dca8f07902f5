import { z } from "zod";
import type { FindAddresses } from "../_shared/addresses/find-addresses.ts";
import { runAttempt } from "../_shared/jobs/run-attempt.ts";
import { createWorkerApp, type WorkerDeps } from "../_shared/jobs/worker-app.ts";
import type { Signer } from "../_shared/storage.ts";
import { createSlots } from "../_shared/timing/slots.ts";
import { presentEvent } from "./present-event.ts";
import { sendMessage } from "./send.ts";

export interface DeliveryDeps extends WorkerDeps {
  signer: Signer;
  findAddresses: FindAddresses;
}

/** How many deliveries a worker has under way: each is a connection that may hang for seconds. */
const DELIVERIES = 50;

/** `POST /deliver-webhooks {job_id}`: sends one event to one webhook. */
export function createApp(deps: DeliveryDeps) {
  const { config, verbs, signer, clock, findAddresses } = deps;
  const slots = createSlots(DELIVERIES, 0);
  const rules = { allowsPrivate: config.allowsPrivateWebhooks, findAddresses };
  return createWorkerApp(deps, {
    name: "deliver-webhooks",
    body: z.object({ job_id: z.guid() }),
    hasRoom: () => Promise.resolve(!slots.isFull),
    claim: ({ job_id }, leaseToken) => verbs.claimDelivery(job_id, leaseToken),
    work({ delivery, url, secret, lease_token, lease_seconds, deadline_at }, log) {
      const { id } = delivery;
      const lease = { jobId: id, leaseToken: lease_token };
      return runAttempt({ ...deps, log: log.with({ type: delivery.event }) }, {
        lease,
        leaseSeconds: lease_seconds,
        deadlineAt: deadline_at,
        async work({ signal }) {
          const leave = await slots.take(signal);
          try {
            const body = JSON.stringify(await presentEvent(delivery, signer));
            return await sendMessage({ url, secret, id, body }, rules, clock, signal);
          } finally {
            leave();
          }
        },
        async complete(sent) {
          const settled = await verbs.settleDelivery(lease, sent);
          if (settled.accepted && sent.error !== null) {
            log.warn("delivery_failed", { status: sent.status, error: sent.error });
          }
          return settled;
        },
      });
    },
  });
}
