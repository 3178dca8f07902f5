import { ok, strictEqual } from "node:assert/strict";
import { withDatabase } from "../database.ts";
import { addWebhook, askForTest, claimDelivery, deliveriesOf, settleDelivery } from "./scene.ts";

Deno.test("who deletes and who delivers don't wait for each other in a circle", async (t) => {
  await withDatabase(async (db) => {
    await t.step("a webhook is deleted while a delivery to it is settled", async () => {
      const owner = await db.user();
      const { id } = await addWebhook(db, owner);
      const claim = await claimDelivery(db, await askForTest(db, owner, id));
      const deleted = await db.whileOpen(
        (sql) =>
          sql`select public.settle_delivery(${claim.delivery.id}, ${claim.lease_token}, 200)`,
        () => db.call("delete_webhook", { p_owner_id: owner, p_webhook_id: id }),
        (sql) => sql`select public.claim_delivery(${claim.delivery.id})`,
      );
      strictEqual(deleted.outcome, "done");
    });

    await t.step("a delivery is settled while its webhook is deleted", async () => {
      const owner = await db.user();
      const { id } = await addWebhook(db, owner);
      const claim = await claimDelivery(db, await askForTest(db, owner, id));
      const accepted = await db.whileOpen(
        (sql) => sql`select public.delete_webhook(${owner}, ${id})`,
        () => settleDelivery(db, claim, 200),
      );
      strictEqual(accepted, false);
    });

    await t.step("a claim does not wait for who deletes the webhook", async () => {
      const owner = await db.user();
      const { id } = await addWebhook(db, owner);
      const delivery = await askForTest(db, owner, id);
      await db.admin.begin(async (sql) => {
        await sql`select public.delete_webhook(${owner}, ${id})`;
        strictEqual((await claimDelivery(db, delivery)).reason, "busy");
      });
    });

    await t.step("an event is logged while its webhook is deleted: it goes with it", async () => {
      const owner = await db.user();
      const { id } = await addWebhook(db, owner);
      const { project, assets: [asset = ""] } = await db.prompted(owner, { p_concept_count: 1 });
      const token = await db.claim(asset);
      await db.admin.begin(async (sql) => {
        await sql`select public.delete_webhook(${owner}, ${id})`;
        // Nobody has to wait for the deletion.
        ok(await db.complete(owner, project, asset, token));
      });
      const [stray, ...more] = await db.admin`
        select id from private.webhook_deliveries where webhook_id = ${id}`;
      ok(stray);
      for (const { id } of [stray, ...more]) {
        strictEqual((await claimDelivery(db, id)).reason, "not_found");
      }
      const [left] = await db.admin`
        select count(*)::int as count from private.jobs where kind = 'delivery' and owner_id = ${owner}`;
      strictEqual(left?.count, 0);
    });

    await t.step("a user is deleted while their logo is settled", async () => {
      const owner = await db.user();
      await addWebhook(db, owner);
      const { project, assets: [asset = ""] } = await db.prompted(owner, { p_concept_count: 1 });
      const token = await db.claim(asset);
      const path = `${owner}/${project}/${asset}.png`;
      await db.call("reserve_object", {
        p_bucket: "generated-assets",
        p_path: path,
        p_job_id: asset,
        p_lease_token: token,
      });
      await db.whileOpen(
        (sql) =>
          sql`select public.complete_picture(
            p_asset_id => ${asset}, p_lease_token => ${token}, p_path => ${path}, p_width => 1,
            p_height => 1, p_mime_type => 'image/png')`,
        () => db.admin`delete from auth.users where id = ${owner}`,
      );
      const [left] = await db.admin`
        select
          (select count(*)::int from private.webhooks where owner_id = ${owner}) as webhooks,
          (select count(*)::int from private.webhook_deliveries
            where owner_id = ${owner}) as deliveries,
          (select count(*)::int from private.jobs where owner_id = ${owner}) as jobs`;
      strictEqual(JSON.stringify(left), '{"webhooks":0,"deliveries":0,"jobs":0}');
    });

    await t.step("of many claims for one endpoint at once, two get it", async () => {
      const owner = await db.user();
      const { id } = await addWebhook(db, owner);
      const ids: string[] = [];
      for (let count = 0; count < 8; count++) ids.push(await askForTest(db, owner, id));
      const claims = await Promise.all(ids.map((delivery) => claimDelivery(db, delivery)));
      const taken = claims.filter(({ outcome }) => outcome === "claimed");
      strictEqual(taken.length, 2);
      // And each end calls for one more, until all are through.
      const queue = [...taken];
      for (let claim = queue.shift(); claim; claim = queue.shift()) {
        ok(await settleDelivery(db, claim, 200));
        const due = await db.admin<{ id: string }[]>`
          select id from private.jobs
          where owner_id = ${owner} and settled_at is null and lease_token is null
            and run_after <= now()`;
        for (const { id } of due) {
          const next = await claimDelivery(db, id);
          if (next.outcome === "claimed") queue.push(next);
        }
      }
      const told = await deliveriesOf(db, owner, id);
      strictEqual(told.filter(({ status }) => status === 200).length, 8);
    });
  });
});
