import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { type Database, withDatabase } from "../database.ts";

const limit = { p_max_generations_per_day: 300 };

/** An owner with something to spend on by every verb that costs money. */
async function spender(db: Database) {
  const owner = await db.user();
  const { project, assets: [done = "", failed = ""] } = await db.prompted(owner, {
    p_concept_count: 2,
  });
  await db.complete(owner, project, done, await db.claim(done));
  await db.fail(failed, await db.claim(failed), { p_class: "permanent" });
  const unprompted = await db.project(owner);
  const { lease_token } = await db.call("claim_prompts", { p_round_id: unprompted });
  await db.fail(unprompted, String(lease_token), { p_class: "permanent" });
  const hook = { p_owner_id: owner, p_url: "https://example.com/", p_events: "{asset.completed}" };
  const { webhook } = await db.call<{ webhook: { id: string } }>("create_webhook", hook);
  const spend = async () => {
    const owned = { p_owner_id: owner, ...limit };
    const { p_project_id: _, p_project_name: _name, p_brief_data: _brief, ...check } = db.brief(
      owner,
    );
    const { p_inspiration_path: _path, ...checked } = check;
    const refinement = { p_asset_id: done, p_action: "variation", p_count: 1 };
    const answers = [
      await db.call("reserve_inspiration", {
        ...{ ...checked, p_path: `${owner}/inspiration.png`, p_bytes: 1, p_max_bytes: 1 },
      }),
      await db.call("create_project", { ...db.brief(owner) }),
      await db.call("refine_asset", { ...owned, ...refinement }),
      await db.call("retry_asset", { ...owned, p_asset_id: failed }),
      await db.call("retry_project", { ...owned, p_project_id: unprompted }),
      await db.call("request_concepts", { ...owned, p_project_id: project, p_count: 1 }),
      await db.call("request_kit", { p_owner_id: owner, p_asset_id: done }),
      await db.call("create_webhook", hook),
      await db.call("test_webhook", { p_owner_id: owner, p_webhook_id: webhook.id }),
    ];
    return answers.map(({ outcome, code }) => code ?? outcome);
  };
  return { owner, spend };
}

Deno.test("whom Auth refuses spends nothing more", async (t) => {
  await withDatabase(async (db) => {
    const refusals = Array(9).fill("unauthorized");
    const accepted = ["none", "created", ...Array(7).fill("done")];

    await t.step("a banned one, until the ban is over", async () => {
      const { owner, spend } = await spender(db);
      const counted = await db.reserved(owner);
      await db.admin`
        update auth.users set banned_until = now() + interval '1 hour' where id = ${owner}`;
      deepStrictEqual(await spend(), refusals);
      strictEqual(await db.reserved(owner), counted);
      await db.admin`update auth.users set banned_until = now() where id = ${owner}`;
      deepStrictEqual(await spend(), accepted);
    });

    await t.step("a softly deleted one", async () => {
      const { owner, spend } = await spender(db);
      await db.admin`update auth.users set deleted_at = now() where id = ${owner}`;
      deepStrictEqual(await spend(), refusals);
    });

    await t.step("a user who doesn't exist", async () => {
      const brief = db.brief(crypto.randomUUID());
      strictEqual((await db.call("create_project", { ...brief })).code, "unauthorized");
    });

    await t.step("also with an idempotency key that was accepted before", async () => {
      const owner = await db.user();
      const keyed = { p_idempotency_key: "key", p_request_hash: "hash" };
      await db.project(owner, keyed);
      await db.admin`update auth.users set deleted_at = now() where id = ${owner}`;
      const again = await db.call("create_project", { ...db.brief(owner, keyed) });
      strictEqual(again.code, "unauthorized");
    });
  });
});
