import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { withDatabase } from "../database.ts";
import { addWebhook, askForTest, claimDelivery, deliveriesOf, settleDelivery } from "./scene.ts";

Deno.test("a delivery is tried until it is taken, given up or refused for good", async (t) => {
  await withDatabase(async (db) => {
    const owner = await db.user();

    await t.step("a claim tells where to, what and with which secret", async () => {
      const { id, secret } = await addWebhook(db, owner);
      const delivery = await askForTest(db, owner, id);
      const claim = await claimDelivery(db, delivery);
      deepStrictEqual(
        [claim.outcome, claim.url, claim.secret, claim.delivery.id, claim.delivery.event],
        ["claimed", "https://example.com/hooks", secret, delivery, "webhook.test"],
      );
      strictEqual((await claimDelivery(db, delivery)).reason, "not_pending");
      ok(await settleDelivery(db, claim, 204));
      const [told] = await deliveriesOf(db, owner, id);
      deepStrictEqual(
        [told?.attempt, told?.status, told?.error, told?.next_attempt_at],
        [1, 204, null, null],
      );
      ok(await settleDelivery(db, claim, 204), "the same answer again");
      ok(!await settleDelivery(db, claim, 500, "The endpoint answered 500."));
      strictEqual((await claimDelivery(db, delivery)).reason, "not_pending");
    });

    await t.step(
      "the waits are those of the contract, and the eighth try is the last",
      async () => {
        const { id } = await addWebhook(db, owner);
        const delivery = await askForTest(db, owner, id);
        const waits: number[] = [];
        for (let attempt = 1; attempt <= 8; attempt++) {
          const claim = await claimDelivery(db, delivery);
          strictEqual(claim.outcome, "claimed");
          ok(await settleDelivery(db, claim, 500, "The endpoint answered 500."));
          const [told] = await deliveriesOf(db, owner, id);
          strictEqual(told?.attempt, attempt);
          deepStrictEqual([told.status, told.error], [500, "The endpoint answered 500."]);
          if (told.next_attempt_at !== null) {
            waits.push((Date.parse(told.next_attempt_at) - Date.parse(told.at)) / 1000);
            await db.makeDue(delivery);
          }
        }
        deepStrictEqual(waits.map((seconds) => Math.round(seconds)), [
          ...[5, 300, 1_800, 7_200, 18_000, 36_000, 50_400],
        ]);
        const [told] = await deliveriesOf(db, owner, id);
        strictEqual(told?.next_attempt_at, null);
        await db.makeDue(delivery);
        strictEqual((await claimDelivery(db, delivery)).reason, "not_pending");
      },
    );

    await t.step("a worker that falls silent is followed by another, and fenced", async () => {
      const { id } = await addWebhook(db, owner);
      const delivery = await askForTest(db, owner, id);
      const lost = await claimDelivery(db, delivery);
      await db.loseLease(delivery);
      const next = await claimDelivery(db, delivery);
      strictEqual(next.outcome, "claimed");
      strictEqual(next.delivery.id, lost.delivery.id);
      ok(!await settleDelivery(db, lost, 500, "The endpoint answered 500."));
      ok(await settleDelivery(db, next, 200));
      strictEqual((await deliveriesOf(db, owner, id))[0]?.status, 200);
    });

    await t.step("410 deactivates the webhook, and gives up what waits for it", async () => {
      const webhook = await addWebhook(db, owner);
      const { project, assets } = await db.prompted(owner, { p_concept_count: 2 });
      for (const asset of assets) {
        await db.fail(asset, await db.claim(asset), {
          p_class: "permanent",
          p_code: "bad_picture",
        });
      }
      const waiting = await deliveriesOf(db, owner, webhook.id);
      strictEqual(waiting.length, 3);
      const claim = await claimDelivery(db, waiting[0]?.id ?? "");
      ok(await settleDelivery(db, claim, 410, "The endpoint answered 410."));
      const { webhook: row } = await db.call<{ webhook: Record<string, unknown> }>("read_webhook", {
        p_owner_id: owner,
        p_webhook_id: webhook.id,
      });
      strictEqual(row.active, false);
      const after = await deliveriesOf(db, owner, webhook.id);
      deepStrictEqual(after.map(({ next_attempt_at }) => next_attempt_at), [null, null, null]);
      match(after[1]?.error ?? "", /deactivated/);
      await db.call("retry_asset", {
        p_owner_id: owner,
        p_asset_id: assets[0],
        p_max_generations_per_day: 300,
      });
      await db.complete(owner, project, assets[0] ?? "", await db.claim(assets[0] ?? ""));
      strictEqual((await deliveriesOf(db, owner, webhook.id)).length, 3, "no more for it");
    });

    await t.step("what was on its way as the webhook was deactivated is given up", async () => {
      const { id } = await addWebhook(db, owner, ["asset.failed"]);
      const { assets } = await db.prompted(owner, { p_concept_count: 1 });
      await db.fail(assets[0] ?? "", await db.claim(assets[0] ?? ""), {
        p_class: "permanent",
        p_code: "bad_picture",
      });
      const [delivery] = await deliveriesOf(db, owner, id);
      await db.admin`update private.webhooks set is_active = false where id = ${id}`;
      strictEqual((await claimDelivery(db, delivery?.id ?? "")).reason, "not_pending");
      strictEqual((await deliveriesOf(db, owner, id))[0]?.next_attempt_at, null);
    });
  });
});

Deno.test("an endpoint that does not answer holds nobody else up", async (t) => {
  await withDatabase(async (db) => {
    const owner = await db.user();
    const hanging = await addWebhook(db, owner);
    const quick = await addWebhook(db, owner);
    const ids: string[] = [];
    for (let count = 0; count < 6; count++) ids.push(await askForTest(db, owner, hanging.id));
    const [one = "", two = "", three = ""] = ids;
    const first = await claimDelivery(db, one);
    const second = await claimDelivery(db, two);

    await t.step("two at a time to one endpoint; the others wait behind", async () => {
      deepStrictEqual([first.outcome, second.outcome], ["claimed", "claimed"]);
      strictEqual((await claimDelivery(db, three)).reason, "owner_busy");
      const [due] = await db.admin`
        select count(*)::int as count from private.jobs
        where owner_id = ${owner} and settled_at is null and lease_token is null
          and run_after <= now()`;
      strictEqual(due?.count, 0);
    });

    await t.step("its owner's other endpoint, and its pictures, go on", async () => {
      const claim = await claimDelivery(db, await askForTest(db, owner, quick.id));
      strictEqual(claim.outcome, "claimed");
      ok(await settleDelivery(db, claim, 200));
      const { assets } = await db.prompted(owner, { p_concept_count: 1 });
      ok(await db.claim(assets[0] ?? ""));
    });

    await t.step("the longest waiting one is called when one ends", async () => {
      ok(await settleDelivery(db, first, null, "The endpoint did not answer."));
      const next = await claimDelivery(db, three);
      strictEqual(next.outcome, "claimed");
      strictEqual((await claimDelivery(db, ids[3] ?? "")).reason, "not_due");
      ok(await settleDelivery(db, next, 200));
      strictEqual((await claimDelivery(db, ids[3] ?? "")).outcome, "claimed");
    });

    await t.step("where no call comes, they are due by themselves", async () => {
      const [held] = await db.admin`
        select extract(epoch from max(run_after) - now())::float as seconds
        from private.jobs where id in ${db.admin(ids.slice(4))}`;
      ok(held?.seconds > 0 && held.seconds < 20, String(held?.seconds));
    });
  });
});

Deno.test("a job that is no delivery's cannot be claimed as one, nor a delivery as another's", async () => {
  await withDatabase(async (db) => {
    const owner = await db.user();
    const { assets: [asset = ""] } = await db.prompted(owner, { p_concept_count: 1 });
    strictEqual((await claimDelivery(db, asset)).reason, "not_found");
    const { id } = await addWebhook(db, owner);
    const delivery = await askForTest(db, owner, id);
    const answer = await db.call<{ reason: string }>("claim_picture", { p_asset_id: delivery });
    strictEqual(answer.reason, "not_found");
  });
});
