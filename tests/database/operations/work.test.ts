import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { type Database, withDatabase } from "../database.ts";
import { addWebhook, askForTest, claimDelivery, settleDelivery } from "../webhooks/scene.ts";

interface Work {
  waiting: number;
  due: number;
  oldest_due_at: string | null;
  running: number;
  failed_last_day: number;
}

interface Overview {
  work: Record<string, Work>;
  webhooks: {
    active: number;
    deactivated: number;
    waiting: number;
    oldest_waiting_at: string | null;
    delivered_last_day: number;
    given_up_last_day: number;
    failing: { webhook_id: string; waiting: number; last_error: string }[];
  };
  spend_per_owner: unknown[];
}

/** As an operator's client reads it. */
async function overview(db: Database): Promise<Overview> {
  const [row] = await db.admin.begin(async (sql) => {
    await sql`set local role service_role`;
    return await sql<Overview[]>`select work, webhooks, spend_per_owner from public.operations`;
  });
  if (!row) throw new Error("no row");
  return row;
}

Deno.test("operators see the work by its kind, and the webhooks", async (t) => {
  await withDatabase(async (db) => {
    const owner = await db.user();

    await t.step("each kind is there, with zeros where there is nothing", async () => {
      const { work, webhooks } = await overview(db);
      const kinds = await db.admin`select kind from private.job_policies`;
      deepStrictEqual(Object.keys(work).sort(), kinds.map(({ kind }) => kind).sort());
      deepStrictEqual(work.delivery, {
        waiting: 0,
        due: 0,
        oldest_due_at: null,
        running: 0,
        failed_last_day: 0,
      });
      deepStrictEqual(webhooks, {
        active: 0,
        deactivated: 0,
        waiting: 0,
        oldest_waiting_at: null,
        delivered_last_day: 0,
        given_up_last_day: 0,
        failing: [],
      });
    });

    await t.step("what waits, runs and failed, each under its kind", async () => {
      const { assets: [first = "", second = ""] } = await db.prompted(owner);
      await db.claim(first);
      await db.fail(second, await db.claim(second), {
        p_class: "permanent",
        p_code: "bad_picture",
      });
      const { work } = await overview(db);
      const { waiting, due, running, failed_last_day, oldest_due_at } = work.picture ?? {};
      deepStrictEqual([waiting, due, running, failed_last_day], [1, 1, 1, 1]);
      ok(oldest_due_at);
    });

    await t.step(
      "deliveries that arrived, that wait, and whose endpoint refuses them",
      async () => {
        const webhook = await addWebhook(db, owner);
        const ids = [
          await askForTest(db, owner, webhook.id),
          await askForTest(db, owner, webhook.id),
        ];
        await settleDelivery(db, await claimDelivery(db, ids[0] ?? ""), 200);
        const refused = await claimDelivery(db, ids[1] ?? "");
        await settleDelivery(db, refused, 500, "The endpoint answered 500.");
        await askForTest(db, owner, webhook.id);
        const { webhooks } = await overview(db);
        deepStrictEqual(
          [webhooks.active, webhooks.waiting, webhooks.delivered_last_day],
          [1, 2, 1],
        );
        deepStrictEqual(
          webhooks.failing.map((it) => [it.webhook_id, it.waiting, it.last_error]),
          [[webhook.id, 1, "The endpoint answered 500."]],
        );
      },
    );

    await t.step("what was given up, and who has gone", async () => {
      const webhook = await addWebhook(db, await db.user());
      const [user] = await db.admin`select owner_id from private.webhooks where id = ${webhook.id}`;
      const id = await askForTest(db, user?.owner_id, webhook.id);
      const claim = await claimDelivery(db, id);
      await settleDelivery(db, claim, 410, "The endpoint answered 410.");
      const { webhooks, spend_per_owner } = await overview(db);
      deepStrictEqual([webhooks.deactivated, webhooks.given_up_last_day], [1, 1]);
      strictEqual(spend_per_owner.length, 1, "a delivery costs nothing");
    });
  });
});
