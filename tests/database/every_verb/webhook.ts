import type { Database } from "../database.ts";
import {
  addWebhook,
  askForTest,
  claimDelivery,
  deliveriesOf,
  settleDelivery,
} from "../webhooks/scene.ts";

/** Adds a webhook of an owner, who looks at it. */
export async function useWebhook(db: Database, owner: string) {
  const { id } = await addWebhook(db, owner);
  const named = { p_owner_id: owner, p_webhook_id: id };
  await db.call("list_webhooks", { p_owner_id: owner });
  await db.call("read_webhook", named);
  return {
    /** Delivers a test, and what waits: one of it in vain. */
    async deliver(): Promise<void> {
      const test = await askForTest(db, owner, id);
      await settleDelivery(db, await claimDelivery(db, test), 200);
      const waiting = (await deliveriesOf(db, owner, id)).filter(({ status }) => status === null);
      for (const [index, delivery] of waiting.entries()) {
        const claim = await claimDelivery(db, delivery.id);
        if (index === 0) await settleDelivery(db, claim, 500, "The endpoint answered 500.");
        else await settleDelivery(db, claim, 200);
      }
    },
    /** Deletes it. */
    async remove(): Promise<void> {
      await db.call("delete_webhook", named);
    },
  };
}
