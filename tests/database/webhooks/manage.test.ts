import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { withDatabase } from "../database.ts";
import {
  addWebhook,
  ALL,
  askForTest,
  claimDelivery,
  deliveriesOf,
  settleDelivery,
} from "./scene.ts";

Deno.test("owners have webhooks of their own, and their secrets are kept apart", async (t) => {
  await withDatabase(async (db) => {
    const owner = await db.user();
    const other = await db.user();
    const { id, secret } = await addWebhook(db, owner);

    await t.step(
      "the secret is one of the standard, shown once, and no table holds it",
      async () => {
        match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
        const row = await db.call("read_webhook", { p_owner_id: owner, p_webhook_id: id });
        const list = await db.call("list_webhooks", { p_owner_id: owner });
        ok(!JSON.stringify([row, list]).includes("whsec_"));
        const [stored] = await db.admin`
        select to_jsonb(webhooks)::text || coalesce((select secret from vault.secrets
          where id = secret_id), '') as text
        from private.webhooks where id = ${id}`;
        ok(!stored?.text.includes(secret.slice(6)));
      },
    );

    await t.step("somebody else's are not there", async () => {
      for (const verb of ["read_webhook", "delete_webhook", "test_webhook"]) {
        const answer = await db.call<{ code: string }>(verb, {
          p_owner_id: other,
          p_webhook_id: id,
        });
        strictEqual(answer.code, "not_found", verb);
      }
      const page = await db.call<{ code: string }>("list_deliveries", {
        p_owner_id: other,
        p_webhook_id: id,
        p_limit: 10,
      });
      strictEqual(page.code, "not_found");
      deepStrictEqual(await db.call("list_webhooks", { p_owner_id: other }), []);
    });

    await t.step("ten of them, of any number asked for at once", async () => {
      const answers = await Promise.all(
        Array.from(
          { length: 12 },
          () =>
            db.call<{ outcome: string; code?: string }>("create_webhook", {
              p_owner_id: owner,
              p_url: "https://example.com",
              p_events: `{${ALL.join()}}`,
            }),
        ),
      );
      deepStrictEqual(answers.filter(({ outcome }) => outcome === "done").length, 9);
      ok(answers.every(({ outcome, code }) => outcome === "done" || code === "webhook_limit"));
    });

    await t.step("what a webhook last answered", async () => {
      const claim = await claimDelivery(db, await askForTest(db, owner, id));
      await settleDelivery(db, claim, 503, "The endpoint answered 503.");
      const { webhook } = await db.call<{ webhook: { last_delivery: { status: number } } }>(
        "read_webhook",
        { p_owner_id: owner, p_webhook_id: id },
      );
      strictEqual(webhook.last_delivery.status, 503);
    });

    await t.step("pages of deliveries, newest first, none twice and none skipped", async () => {
      for (let count = 0; count < 4; count++) await askForTest(db, owner, id);
      const all = await deliveriesOf(db, owner, id);
      const paged: string[] = [];
      let last: { created_at: string; id: string } | undefined;
      do {
        const { deliveries } = await db.call<{ deliveries: { created_at: string; id: string }[] }>(
          "list_deliveries",
          {
            p_owner_id: owner,
            p_webhook_id: id,
            p_limit: 2,
            p_before_at: last?.created_at ?? null,
            p_before_id: last?.id ?? null,
          },
        );
        paged.push(...deliveries.map(({ id }) => id));
        last = deliveries.at(-1);
      } while (last);
      deepStrictEqual(paged, all.map(({ id }) => id));
    });

    await t.step("sixty creations and tests an hour, with the seconds to wait", async () => {
      await db.admin`update private.hourly_counts set uses = 59 where owner_id = ${owner}`;
      await askForTest(db, owner, id);
      const refused = await db.call<{ code: string; retry_after: number; limit: number }>(
        "test_webhook",
        { p_owner_id: owner, p_webhook_id: id },
      );
      deepStrictEqual([refused.code, refused.limit], ["rate_limited", 60]);
      ok(refused.retry_after > 3000 && refused.retry_after <= 3600);
      await db.admin`
        update private.hourly_counts set since = since - interval '1 hour'
        where owner_id = ${owner}`;
      await askForTest(db, owner, id);
    });

    await t.step("a deleted one takes its secret and what waits along", async () => {
      const waiting = await askForTest(db, owner, id);
      await db.call("delete_webhook", { p_owner_id: owner, p_webhook_id: id });
      strictEqual((await claimDelivery(db, waiting)).reason, "not_found");
      const [left] = await db.admin`
        select
          (select count(*)::int from private.webhook_deliveries where webhook_id = ${id}) as rows,
          (select count(*)::int from private.jobs where id = ${waiting}) as jobs`;
      deepStrictEqual({ ...left }, { rows: 0, jobs: 0 });
    });

    await t.step("an event that was logged meanwhile finds no webhook and goes", async () => {
      const late = await addWebhook(db, other);
      const delivery = await askForTest(db, other, late.id);
      await db.admin`alter table private.webhooks disable trigger drop_deliveries`;
      await db.call("delete_webhook", { p_owner_id: other, p_webhook_id: late.id });
      await db.admin`alter table private.webhooks enable trigger drop_deliveries`;
      strictEqual((await claimDelivery(db, delivery)).reason, "not_found");
      const [job] = await db.admin`select from private.jobs where id = ${delivery}`;
      strictEqual(job, undefined);
    });

    await t.step("a deleted user's go, secrets too; a banned one gets no more", async () => {
      await db
        .admin`update auth.users set banned_until = now() + interval '1 day' where id = ${owner}`;
      const [kept] = await db.call<{ id: string }[]>("list_webhooks", { p_owner_id: owner });
      const refused = await db.call<{ code: string }>("test_webhook", {
        p_owner_id: owner,
        p_webhook_id: kept?.id ?? "",
      });
      strictEqual(refused.code, "unauthorized");
      await db.admin`delete from auth.users where id = ${owner}`;
      const [left] = await db.admin`
        select
          (select count(*)::int from private.webhooks) as webhooks,
          (select count(*)::int from private.webhook_deliveries) as deliveries,
          (select count(*)::int from private.jobs where kind = 'delivery') as jobs,
          (select count(*)::int from vault.secrets where name is null) as secrets`;
      deepStrictEqual({ ...left }, { webhooks: 0, deliveries: 0, jobs: 0, secrets: 0 });
    });

    await t.step("deliveries are kept for seven days", async () => {
      const { id } = await addWebhook(db, other);
      const [old, young] = [await askForTest(db, other, id), await askForTest(db, other, id)];
      await db.admin`
        update private.webhook_deliveries set created_at = now() - interval '8 days'
        where id = ${old}`;
      await db.admin`select private.purge()`;
      deepStrictEqual((await deliveriesOf(db, other, id)).map(({ id }) => id), [young]);
      const jobs = await db.admin`select id from private.jobs where kind = 'delivery'`;
      deepStrictEqual(jobs.map(({ id }) => id), [young]);
    });
  });
});
