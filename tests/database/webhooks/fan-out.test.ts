import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { withDatabase } from "../database.ts";
import { completed, makeKit, requestKit } from "../renditions/renditions.ts";
import { addWebhook, deliveriesOf } from "./scene.ts";

Deno.test("each event is written down for each webhook that wants it", async (t) => {
  await withDatabase(async (db) => {
    await db.allowCalls();
    const owner = await db.user();
    const all = await addWebhook(db, owner);
    const assets = await addWebhook(db, owner, ["asset.completed"]);
    const strangers = await addWebhook(db, await db.user());
    const eventsOf = async (id: string) =>
      (await deliveriesOf(db, owner, id)).map(({ event }) => event).reverse();

    const { project, assets: [first = "", second = ""] } = await db.prompted(owner, {
      p_concept_count: 2,
    });

    await t.step("and no other: work that goes on is none", async () => {
      deepStrictEqual(await eventsOf(all.id), []);
    });

    await t.step("of a logo and of its project", async () => {
      await db.complete(owner, project, first, await db.claim(first));
      deepStrictEqual(await eventsOf(all.id), ["asset.completed"]);
      await db.fail(second, await db.claim(second), {
        p_class: "permanent",
        p_code: "content_policy",
      });
      deepStrictEqual(await eventsOf(all.id), [
        "asset.completed",
        "asset.failed",
        "project.completed",
      ]);
      deepStrictEqual(await eventsOf(assets.id), ["asset.completed"]);
      const [none] = await db.admin`
        select count(*)::int as count from private.webhook_deliveries
        where webhook_id = ${strangers.id}`;
      strictEqual(none?.count, 0);
    });

    await t.step("a favorite is none, and what is done again is one again", async () => {
      const before = await eventsOf(all.id);
      await db.admin`update public.generated_assets set favorite = true where id = ${first}`;
      deepStrictEqual(await eventsOf(all.id), before);
      await db.call("retry_asset", {
        p_owner_id: owner,
        p_asset_id: second,
        p_max_generations_per_day: 300,
      });
      await db.complete(owner, project, second, await db.claim(second));
      deepStrictEqual((await eventsOf(all.id)).slice(3), ["asset.completed", "project.completed"]);
    });

    await t.step("it is called for at once, with nothing but its id", async () => {
      const calls = await db.admin`
        select convert_from(body, 'utf8')::jsonb as body from net.http_request_queue
        where url like '%/deliver-webhooks' order by id`;
      const made = await deliveriesOf(db, owner, all.id);
      ok(calls.length >= made.length);
      deepStrictEqual(Object.keys(calls[0]?.body), ["job_id"]);
    });

    await t.step("a copy is kept: it outlives the project, as it was at its event", async () => {
      await db.call("delete_project", { p_owner_id: owner, p_project_id: project });
      const kept = await db.admin`
        select event, payload from private.webhook_deliveries
        where webhook_id = ${all.id} order by created_at`;
      strictEqual(kept.length, 5);
      strictEqual(kept[0]?.payload.status, "completed");
      strictEqual(kept[0]?.payload.id, first);
      strictEqual(kept[1]?.payload.error.code, "content_policy");
      strictEqual(kept[2]?.payload.progress.failed, 1);
    });

    await t.step("what is rolled back is not told", async () => {
      const { project, assets: [asset = ""] } = await db.prompted(owner, { p_concept_count: 1 });
      const before = await eventsOf(all.id);
      await db.admin.begin(async (sql) => {
        await sql`update public.generated_assets set status = 'failed',
          error = private.failure('bad_picture') where id = ${asset}`;
        throw new Error("undo");
      }).catch(() => {});
      deepStrictEqual(await eventsOf(all.id), before);
      await db.call("delete_project", { p_owner_id: owner, p_project_id: project });
    });

    await t.step("a project that failed before it had a logo", async () => {
      const failing = await db.project(owner);
      const { lease_token } = await db.call("claim_prompts", { p_round_id: failing });
      await db.fail(failing, String(lease_token), {
        p_class: "permanent",
        p_code: "prompts_unusable",
      });
      strictEqual((await eventsOf(all.id)).at(-1), "project.failed");
    });
  });
});

Deno.test("a kit's event has its files, which the log leaves out", async () => {
  await withDatabase(async (db) => {
    const owner = await db.user();
    const { asset } = await completed(db, owner);
    const webhook = await addWebhook(db, owner, ["kit.completed", "kit.failed"]);
    await requestKit(db, owner, asset);
    deepStrictEqual(await deliveriesOf(db, owner, webhook.id), []);
    await makeKit(db, owner, asset);
    const rows = await db.admin`
      select event, payload from private.webhook_deliveries where webhook_id = ${webhook.id}`;
    deepStrictEqual(rows.map(({ event }) => event), ["kit.completed"]);
    ok(rows[0]?.payload.files.length > 0);
    strictEqual(typeof rows[0]?.payload.zip_path, "string");
    strictEqual(rows[0]?.payload.asset_id, asset);
  });
});
