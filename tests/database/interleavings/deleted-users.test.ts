import type postgres from "postgres";
import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { concepts, type Database, withDatabase } from "../database.ts";

const limit = { p_max_generations_per_day: 300 };

/** What a user has under way, and everything that may happen to it at any moment. */
async function busyUser(db: Database) {
  const owner = await db.user();
  const { project, assets } = await db.prompted(owner, { p_concept_count: 6 });
  const [done = "", failed = "", drawn = "", lost = "", waiting = ""] = assets;
  await db.complete(owner, project, done, await db.claim(done));
  await db.fail(failed, await db.claim(failed), { p_class: "permanent" });
  const token = await db.claim(drawn);
  await db.claim(lost);
  const unprompted = await db.project(owner);
  const prompting = await db.call("claim_prompts", { p_round_id: unprompted });
  await db.admin`update private.jobs set lease_expires_at = now() where id = ${lost}`;
  const owned = { p_owner_id: owner, ...limit };
  const happenings: (() => Promise<unknown>)[] = [
    () =>
      db.call("complete_prompts", {
        p_round_id: unprompted,
        p_lease_token: prompting.lease_token,
        p_concepts: concepts(3),
      }),
    () => db.call("claim_picture", { p_asset_id: waiting }),
    () => db.complete(owner, project, drawn, token),
    () => db.call("retry_asset", { ...owned, p_asset_id: failed }),
    () =>
      db.call("refine_asset", {
        ...{ ...owned, p_asset_id: done, p_action: "variation", p_count: 2 },
      }),
    () => db.call("create_project", { ...db.brief(owner) }),
    () => db.call("cancel_project", { p_owner_id: owner, p_project_id: project }),
    () => db.admin`select private.sweep()`,
  ];
  return { owner, happenings };
}

Deno.test("a user is deleted in the middle of work, at the first try", async () => {
  await withDatabase(async (db) => {
    for (let round = 0; round < 18; round++) {
      await db.openGates();
      const { owner, happenings } = await busyUser(db);
      // In each round the deletion comes at another place among them.
      const place = round % (happenings.length + 1);
      const deletion = () => db.admin`delete from auth.users where id = ${owner}`;
      const all = happenings.toSpliced(place, 0, deletion);
      const ended = await Promise.allSettled(all.map((happen) => happen()));
      const failures = ended.flatMap((end) =>
        end.status === "rejected" ? [[`${end.reason}`, end.reason.detail, end.reason.where]] : []
      );
      deepStrictEqual(failures, [], `round ${round}`);
      const left = await db.admin`
        select from private.jobs where owner_id = ${owner}
        union all select from private.reservations where owner_id = ${owner}`;
      strictEqual(left.length, 0);
    }
  });
});

Deno.test("who settles locks no user, and who spends locks the user first", async (t) => {
  await withDatabase(async (db) => {
    await t.step("prompts arrive while their owner is being deleted", async () => {
      const owner = await db.user();
      const project = await db.project(owner);
      const { lease_token } = await db.call("claim_prompts", { p_round_id: project });
      await db.whileOpen(
        (sql) => sql`select from public.brand_projects where id = ${project} for no key update`,
        () => db.admin`delete from auth.users where id = ${owner}`,
        (sql) =>
          sql`select public.complete_prompts(
            ${project}, ${String(lease_token)}, ${db.admin.json(concepts(3))}
          )`,
      );
    });

    await t.step("several logos of theirs end in one transaction meanwhile", async () => {
      const owner = await db.user();
      const { project } = await db.prompted(owner);
      await db.whileOpen(
        (sql) => sql`select from public.brand_projects where id = ${project} for no key update`,
        () => db.admin`delete from auth.users where id = ${owner}`,
        (sql) => sql`select public.cancel_project(${owner}, ${project})`,
      );
    });

    await t.step("their owner changes favorites of two projects meanwhile", async () => {
      const owner = await db.user();
      const first = await db.prompted(owner);
      const second = await db.prompted(owner);
      const mark = (sql: postgres.TransactionSql, assets: string[]) =>
        sql`update public.generated_assets set favorite = true where id = any (${assets})`;
      await db.whileOpen(
        async (sql) => {
          await sql`set local role authenticated`;
          await sql`select set_config(
            'request.jwt.claims', ${JSON.stringify({ sub: owner, role: "authenticated" })}, true
          )`;
          await mark(sql, second.assets);
        },
        () => db.admin`delete from auth.users where id = ${owner}`,
        (sql) => mark(sql, first.assets),
      );
    });

    await t.step("a refinement is asked for while its owner is being deleted", async () => {
      const owner = await db.user();
      const { project, assets: [asset = ""] } = await db.prompted(owner, { p_concept_count: 1 });
      await db.complete(owner, project, asset, await db.claim(asset));
      const refine = { p_owner_id: owner, p_asset_id: asset, p_action: "variation", p_count: 1 };
      const answer = await db.whileOpen(
        // As a deletion begins: with the user, before their projects.
        (sql) => sql`select from auth.users where id = ${owner} for update`,
        () => db.call("refine_asset", { ...refine, ...limit }),
        (sql) => sql`delete from auth.users where id = ${owner}`,
      );
      strictEqual(answer.code, "unauthorized");
    });
  });
});
