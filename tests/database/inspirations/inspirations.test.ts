import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { type Database, withDatabase } from "../database.ts";

const MEBIBYTE = 1024 * 1024;
const none = { outcome: "none" };

function place(owner: string, given: Record<string, unknown> = {}) {
  return {
    p_owner_id: owner,
    p_path: `${owner}/${crypto.randomUUID()}/inspiration.png`,
    p_bytes: MEBIBYTE,
    p_max_bytes: 100 * MEBIBYTE,
    p_concept_count: 3,
    p_max_active_projects: 5,
    p_max_generations_per_day: 300,
    ...given,
  };
}

/** A project with a picture: both its path and its id. */
async function withPicture(db: Database, owner: string, given: Record<string, unknown> = {}) {
  const reservation = place(owner, given);
  deepStrictEqual(await db.call("reserve_inspiration", reservation), none);
  const path = reservation.p_path;
  return { path, project: await db.project(owner, { p_inspiration_path: path }) };
}

/** As if a project had not changed for so long. */
async function age(db: Database, project: string, interval: string): Promise<void> {
  await db.admin.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql`
      update public.brand_projects set updated_at = now() - ${interval}::interval
      where id = ${project}`;
  });
}

async function pathOf(db: Database, project: string): Promise<string | null> {
  const [row] = await db.admin`
    select inspiration_image_url as path from public.brand_projects where id = ${project}`;
  return row?.path ?? null;
}

Deno.test("pictures that come with briefs have their limits", async (t) => {
  await withDatabase(async (db) => {
    await t.step("of 150 at once, only those upload that may have a project", async () => {
      const owner = await db.user();
      const places = Array.from({ length: 150 }, () => place(owner));
      const answers = await Promise.all(places.map((p) => db.call("reserve_inspiration", p)));
      strictEqual(answers.filter(({ outcome }) => outcome === "none").length, 5);
      const refused = answers.filter(({ code }) => code === "active_project_limit");
      strictEqual(refused.length, 145);
      deepStrictEqual(new Set(refused.map(({ limit }) => limit)), new Set([5]));
      const [listed] = await db.admin`
        select count(*)::int from private.object_removals where starts_with(path, ${owner})`;
      strictEqual(listed?.count, 5);
    });

    await t.step("a place that is given back, or not used in time, is another's", async () => {
      const owner = await db.user();
      const one = { p_max_active_projects: 1 };
      const first = place(owner, one);
      deepStrictEqual(await db.call("reserve_inspiration", first), none);
      strictEqual((await db.call("reserve_inspiration", place(owner, one))).outcome, "refused");
      await db.call("release_inspiration", { p_path: first.p_path });
      deepStrictEqual(await db.call("reserve_inspiration", place(owner, one)), none);
      await db.admin`
        update private.inspirations set upload_ends_at = now() where owner_id = ${owner}`;
      deepStrictEqual(await db.call("reserve_inspiration", place(owner, one)), none);
    });

    await t.step("ten with one key upload one picture", async () => {
      const owner = await db.user();
      const key = { p_idempotency_key: "k", p_request_hash: "hash" };
      const places = Array.from({ length: 10 }, () => place(owner, key));
      const answers = await Promise.all(places.map((p) => db.call("reserve_inspiration", p)));
      const mine = answers.findIndex(({ outcome }) => outcome === "none");
      strictEqual(answers.filter(({ outcome }) => outcome === "uploading").length, 9);
      const path = places[mine]?.p_path ?? "";
      const project = await db.project(owner, { ...key, p_inspiration_path: path });
      deepStrictEqual(await db.call("reserve_inspiration", place(owner, key)), {
        outcome: "replayed",
        project_id: project,
      });
    });

    await t.step("an owner's pictures count together, until their projects go", async () => {
      const owner = await db.user();
      const most = { p_max_bytes: 2 * MEBIBYTE };
      const first = await withPicture(db, owner, most);
      await withPicture(db, owner, most);
      const full = { outcome: "refused", code: "storage_limit" };
      deepStrictEqual(await db.call("reserve_inspiration", place(owner, most)), full);
      deepStrictEqual(await db.call("reserve_inspiration", place(await db.user(), most)), none);
      await db.call("delete_project", { p_owner_id: owner, p_project_id: first.project });
      await withPicture(db, owner, most);
    });

    await t.step("a retry without the picture frees its room", async () => {
      const owner = await db.user();
      const { project, path } = await withPicture(db, owner);
      const { lease_token } = await db.call("claim_prompts", { p_round_id: project });
      await db.fail(project, String(lease_token), {
        p_class: "permanent",
        p_code: "unsupported_image",
      });
      const retry = { p_owner_id: owner, p_project_id: project, p_max_generations_per_day: 300 };
      await db.call("retry_project", { ...retry, p_without_inspiration: true });
      strictEqual(await pathOf(db, project), null);
      const rows = await db.admin`select from private.inspirations where path = ${path}`;
      strictEqual(rows.length, 0);
    });

    await t.step("a day after a project came to nothing its picture goes", async () => {
      const owner = await db.user();
      const cancelled = await withPicture(db, owner);
      await db.call("cancel_project", { p_owner_id: owner, p_project_id: cancelled.project });
      const failed = await withPicture(db, owner);
      const { lease_token } = await db.call("claim_prompts", { p_round_id: failed.project });
      await db.fail(failed.project, String(lease_token), {
        p_class: "permanent",
        p_code: "content_policy",
      });
      const kept = await withPicture(db, owner);
      const ended = [cancelled, failed];
      for (const { project } of ended) await age(db, project, "23 hours 59 minutes");
      await age(db, kept.project, "9 days");
      await db.admin`select private.drop_inspirations()`;
      for (const { project, path } of ended) strictEqual(await pathOf(db, project), path);

      for (const { project } of ended) await age(db, project, "24 hours 1 second");
      await db.admin`select private.drop_inspirations()`;
      for (const { project, path } of ended) {
        strictEqual(await pathOf(db, project), null);
        const due = await db.admin`
          select from private.object_removals where path = ${path} and due_at <= clock_timestamp()`;
        strictEqual(due.length, 1);
      }
      strictEqual(await pathOf(db, kept.project), kept.path, "it is not at its end");
      const [left] = await db.admin`
        select count(*)::int from private.inspirations where owner_id = ${owner}`;
      strictEqual(left?.count, 1);

      const retry = { p_owner_id: owner, p_project_id: failed.project };
      const answer = await db.call("retry_project", { ...retry, p_max_generations_per_day: 300 });
      strictEqual(answer.outcome, "done");
      const claim = await db.call("claim_prompts", { p_round_id: failed.project });
      strictEqual(claim.outcome, "claimed");
    });

    await t.step("one that has a logo keeps it, though that was deleted", async () => {
      const owner = await db.user();
      const reservation = place(owner);
      await db.call("reserve_inspiration", reservation);
      const { project, assets } = await db.prompted(owner, {
        p_inspiration_path: reservation.p_path,
      });
      const [drawn = ""] = assets;
      await db.complete(owner, project, drawn, await db.claim(drawn));
      await db.call("cancel_project", { p_owner_id: owner, p_project_id: project });
      await age(db, project, "2 days");
      await db.admin`select private.drop_inspirations()`;
      strictEqual(await pathOf(db, project), reservation.p_path);
      await db.call("delete_asset", { p_owner_id: owner, p_asset_id: drawn });
      await age(db, project, "2 days");
      await db.admin`select private.drop_inspirations()`;
      strictEqual(await pathOf(db, project), reservation.p_path);
    });
  });
});
