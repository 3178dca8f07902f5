import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { concepts, type Database, withDatabase } from "../database.ts";

const refused = { p_class: "permanent", p_code: "content_policy" };

/** Creates a project and has every picture of it refused by its vendor. */
async function refuseAll(db: Database, owner: string, count: number, max: number) {
  const args = { p_concept_count: count, p_max_generations_per_day: max };
  const { project, assets } = await db.prompted(owner, args);
  for (const asset of assets) await db.fail(asset, await db.claim(asset), refused);
  return { project, assets };
}

async function create(db: Database, owner: string, count: number, max: number) {
  const args = { p_concept_count: count, p_max_generations_per_day: max };
  return await db.call("create_project", { ...db.brief(owner, args) });
}

Deno.test("a picture that ends without one is given back", async (t) => {
  await withDatabase(async (db) => {
    await t.step("a whole project that its vendor refuses leaves the day as it was", async () => {
      const owner = await db.user();
      await refuseAll(db, owner, 15, 15);
      strictEqual(await db.reserved(owner), 0);
      strictEqual((await create(db, owner, 15, 15)).outcome, "created");
      const denied = await create(db, owner, 1, 15);
      deepStrictEqual([denied.code, denied.remaining], ["daily_limit", 0]);
    });

    await t.step("one that failed on the way to a later success counts once", async () => {
      const owner = await db.user();
      const { project, assets: [asset = ""] } = await db.prompted(owner, { p_concept_count: 1 });
      await db.fail(asset, await db.claim(asset));
      strictEqual(await db.reserved(owner), 1, "it is tried again");
      await db.makeDue(asset);
      await db.complete(owner, project, asset, await db.claim(asset));
      strictEqual(await db.reserved(owner), 1);
    });

    await t.step("a retry reserves again, and is given back again", async () => {
      const owner = await db.user();
      const { assets: [asset = "", other = ""] } = await refuseAll(db, owner, 2, 3);
      const retry = (id: string) =>
        db.call("retry_asset", {
          ...{ p_owner_id: owner, p_asset_id: id, p_max_generations_per_day: 3 },
        });
      strictEqual((await retry(asset)).outcome, "done");
      strictEqual(await db.reserved(owner), 1);
      await db.fail(asset, await db.claim(asset), refused);
      strictEqual(await db.reserved(owner), 0);
      // Three were given back, a whole day's: what follows is given back no more.
      strictEqual((await retry(other)).outcome, "done");
      await db.fail(other, await db.claim(other), refused);
      strictEqual((await retry(asset)).outcome, "done");
      await db.fail(asset, await db.claim(asset), refused);
      strictEqual((await retry(asset)).outcome, "done");
      await db.fail(asset, await db.claim(asset), refused);
      strictEqual((await retry(asset)).code, "daily_limit", "six were reserved in these 24 h");
    });

    await t.step("a refinement is given back, its parent's picture is not", async () => {
      const owner = await db.user();
      const { project, assets: [parent = ""] } = await db.prompted(owner, { p_concept_count: 1 });
      await db.complete(owner, project, parent, await db.claim(parent));
      const { asset_ids: [one = "", two = ""] } = await db.call<{ asset_ids: string[] }>(
        "refine_asset",
        {
          ...{ p_owner_id: owner, p_asset_id: parent, p_action: "variation", p_count: 2 },
          p_max_generations_per_day: 3,
        },
      );
      strictEqual(await db.reserved(owner), 3);
      await db.fail(one, await db.claim(one), refused);
      await db.admin`update private.jobs set deadline_at = now() where id = ${two}`;
      await db.admin`select private.sweep()`;
      strictEqual(await db.reserved(owner), 1);
    });

    await t.step("concepts that were not thought of, and a project without any", async () => {
      const owner = await db.user();
      const project = await db.project(owner, { p_concept_count: 4 });
      const claim = await db.call("claim_prompts", { p_round_id: project });
      await db.call("complete_prompts", {
        ...{ p_round_id: project, p_lease_token: claim.lease_token },
        p_concepts: concepts(3),
      });
      strictEqual(await db.reserved(owner), 3);
      const other = await db.project(owner, { p_concept_count: 5 });
      const { lease_token } = await db.call("claim_prompts", { p_round_id: other });
      await db.fail(other, String(lease_token), { p_class: "permanent" });
      strictEqual(await db.reserved(owner), 3);
      const again = { p_owner_id: owner, p_project_id: other, p_max_generations_per_day: 300 };
      strictEqual((await db.call("retry_project", again)).outcome, "done");
      strictEqual(await db.reserved(owner), 8);
    });

    await t.step(
      "a deleted project's waiting logos are given back, what is drawn counts",
      async () => {
        const owner = await db.user();
        const { project, assets: [drawn = "", tried = ""] } = await db.prompted(owner);
        await db.claim(drawn);
        await db.fail(tried, await db.claim(tried));
        await db.call("delete_project", { p_owner_id: owner, p_project_id: project });
        strictEqual(await db.reserved(owner), 1);
      },
    );
  });
});

Deno.test("two settlements at once give a picture back once", async () => {
  await withDatabase(async (db) => {
    const owner = await db.user();
    const { project, assets: [asset = "", other = ""] } = await db.prompted(owner);
    const token = await db.claim(asset);
    const answer = await db.whileOpen(
      (sql) =>
        sql`select public.fail_job(${asset}, ${token}, 'permanent', 'content_policy', null, null, '{}')`,
      () => db.fail(asset, token, refused),
    );
    strictEqual(answer.accepted, true);
    strictEqual(await db.reserved(owner), 2);
    const cancel = { p_owner_id: owner, p_project_id: project };
    await db.whileOpen(
      (sql) => sql`select public.cancel_project(${owner}, ${project})`,
      () => db.call("cancel_project", cancel),
    );
    await db.admin`update private.jobs set deadline_at = now() where id = ${other}`;
    await db.admin`select private.sweep()`;
    strictEqual(await db.reserved(owner), 0);
    const [row] = await db.admin`
      select sum(given_back)::int as given from private.reservations where owner_id = ${owner}`;
    strictEqual(row?.given, 3);
  });
});

Deno.test("who creates and cancels without end is stopped by the day's limit", async () => {
  await withDatabase(async (db) => {
    const owner = await db.user();
    const max = 6;
    let created = 0;
    let code: unknown;
    while (created < 100) {
      const args = { p_concept_count: 3, p_max_generations_per_day: max };
      const brief = db.brief(owner, args);
      const answer = await db.call("create_project", { ...brief });
      code = answer.code;
      if (answer.outcome !== "created") break;
      created++;
      await db.call("claim_prompts", { p_round_id: brief.p_project_id });
      const verb = created % 2 === 0 ? "cancel_project" : "delete_project";
      await db.call(verb, { p_owner_id: owner, p_project_id: brief.p_project_id });
    }
    deepStrictEqual([created, code], [4, "daily_limit"], "the day's six pictures, and six again");
  });
});

Deno.test("the refusal says when as many are free again", async () => {
  await withDatabase(async (db) => {
    const owner = await db.user();
    await refuseAll(db, owner, 4, 4);
    await db.admin`
      update private.reservations set reserved_at = now() - interval '23 hours'
      where owner_id = ${owner}`;
    await refuseAll(db, owner, 4, 4);
    // Eight were given back, four too many; in an hour four of them have had their time.
    const answer = await create(db, owner, 1, 4);
    deepStrictEqual([answer.code, answer.remaining], ["daily_limit", 0]);
    const seconds = Number(answer.retry_after);
    strictEqual(seconds > 3_500 && seconds <= 3_600, true, `${seconds}`);
  });
});
