import { deepStrictEqual, rejects, strictEqual } from "node:assert/strict";
import type postgres from "postgres";
import { type Database, withDatabase } from "../database.ts";

/** Changes favorites as their owner does by REST, and says how many there were. */
async function mark(
  db: Database,
  owner: string,
  assets: string[],
  favorite: boolean,
): Promise<number> {
  return await db.admin.begin(async (sql) => {
    await actAs(sql, owner);
    const { count } = await sql`
      update public.generated_assets set favorite = ${favorite} where id = any (${assets})`;
    return count;
  });
}

async function actAs(sql: postgres.TransactionSql, owner: string): Promise<void> {
  const claims = JSON.stringify({ sub: owner, role: "authenticated" });
  await sql`select set_config('role', 'authenticated', true),
    set_config('request.jwt.claims', ${claims}, true)`;
}

/** Gives a project as many logos more as it takes to have `count`. @returns the ids of all. */
async function fill(db: Database, project: string, count: number): Promise<string[]> {
  await db.admin.begin(async (sql) => {
    // Without triggers: nobody is to draw them.
    await sql`set local session_replication_role = replica`;
    await sql`
      insert into public.generated_assets
      select made.* from public.generated_assets as model
      cross join generate_series(
        (select count(*) + 1 from public.generated_assets where project_id = ${project}),
        ${count}::integer
      ) as nth
      cross join lateral jsonb_populate_record(
        model, jsonb_build_object('id', gen_random_uuid(), 'ordinal', nth)
      ) as made
      where model.project_id = ${project} and model.ordinal = 1`;
  });
  const rows = await db.admin<{ id: string }[]>`
    select id from public.generated_assets where project_id = ${project} order by ordinal`;
  return rows.map(({ id }) => id);
}

async function changesOf(db: Database, owner: string): Promise<number | undefined> {
  const [row] = await db.admin`
    select uses from private.hourly_counts where owner_id = ${owner}`;
  return row?.uses;
}

Deno.test("favorites can be changed, and not without end", async (t) => {
  await withDatabase(async (db) => {
    await t.step("each change counts, what stays as it was doesn't", async () => {
      const owner = await db.user();
      const { project, assets } = await db.prompted(owner);
      strictEqual(await mark(db, owner, assets, true), 3);
      strictEqual(await mark(db, owner, assets, true), 3);
      strictEqual(await changesOf(db, owner), 3);
      const events = await db.events(project);
      strictEqual(events.filter((type) => type.startsWith("asset_updated")).length, 3);
    });

    await t.step("the 3,001st in an hour is refused with all that came with it", async () => {
      const owner = await db.user();
      const { project, assets } = await db.prompted(owner);
      await mark(db, owner, assets, true);
      await db.admin`update private.hourly_counts set uses = 2998 where owner_id = ${owner}`;
      const before = (await db.events(project)).length;
      await rejects(mark(db, owner, assets, false), (error: postgres.PostgresError) => {
        const [seconds] = /\d+/.exec(error.hint ?? "") ?? [];
        deepStrictEqual([error.code, error.message], ["PT429", "rate_limited"]);
        return Number(seconds) > 3500 && Number(seconds) <= 3600;
      });
      strictEqual((await db.events(project)).length, before);
      strictEqual(await mark(db, owner, assets.slice(0, 2), false), 2);
      await rejects(mark(db, owner, assets.slice(2), false));
      const other = await db.user();
      const theirs = await db.prompted(other);
      strictEqual(await mark(db, other, theirs.assets, true), 3);
    });

    await t.step("3,000 are set at once, in a user's time, and no more", async () => {
      const owner = await db.user();
      const { project } = await db.prompted(owner);
      const assets = await fill(db, project, 3001);
      const allowed = assets.slice(1);
      await rejects(mark(db, owner, assets, true), { code: "PT429" });
      strictEqual(await changesOf(db, owner), undefined);
      const before = (await db.events(project)).length;
      await db.owner.begin(async (sql) => {
        await actAs(sql, owner);
        const set = (ids: string[]) =>
          sql`update public.generated_assets set favorite = true where id = any (${ids})`;
        // The triggers' plans are made for one row here.
        await set(allowed.slice(0, 1));
        await sql`set local statement_timeout = '3s'`;
        await set(allowed);
      });
      strictEqual(await changesOf(db, owner), 3000);
      const events = (await db.events(project)).slice(before);
      strictEqual(events.length, 3000);
      strictEqual(await mark(db, owner, allowed, true), 3000);
      await rejects(mark(db, owner, [...allowed, ...assets.slice(0, 1)], true), {
        code: "PT429",
      });
      await rejects(mark(db, owner, assets.slice(0, 1), true), { code: "PT429" });
    });

    await t.step("those of several projects don't meet what the sweep logs for these", async () => {
      const owner = await db.user();
      const ids = ["1", "2"].map((start) => `${start}${crypto.randomUUID().slice(1)}`);
      const [first = "", second = ""] = ids;
      // The later one's logos are found first.
      const theirs = await db.prompted(owner, { p_project_id: second });
      const { assets } = await db.prompted(owner, { p_project_id: first });
      const log = (sql: postgres.TransactionSql, project: string) =>
        sql`select private.log_event(${project}, 'project_updated', '{}')`;
      const marked = await db.whileOpen(
        (sql) => log(sql, first),
        () => mark(db, owner, [...theirs.assets, ...assets], true),
        (sql) => log(sql, second),
      );
      strictEqual(marked, 6);
    });

    await t.step("an hour later the count begins again", async () => {
      const owner = await db.user();
      const { assets } = await db.prompted(owner);
      await mark(db, owner, assets, true);
      await db.admin`
        update private.hourly_counts set uses = 3000, since = now() - interval '1 hour'
        where owner_id = ${owner}`;
      strictEqual(await mark(db, owner, assets, false), 3);
      strictEqual(await changesOf(db, owner), 3);
    });

    await t.step("what the service changes isn't anybody's", async () => {
      const owner = await db.user();
      const { assets: [asset = ""] } = await db.prompted(owner);
      await db.admin`update public.generated_assets set favorite = true where id = ${asset}`;
      strictEqual(await changesOf(db, owner), undefined);
    });

    await t.step("two changes of the same logos in opposite orders don't meet", async () => {
      const owner = await db.user();
      const { assets: [one = "", other = ""] } = await db.prompted(owner);
      const first = (sql: postgres.TransactionSql) =>
        actAs(sql, owner).then(() =>
          sql`update public.generated_assets set favorite = true where id = ${one}`
        );
      const second = () => mark(db, owner, [other, one], false);
      const then = (sql: postgres.TransactionSql) =>
        sql`update public.generated_assets set favorite = true where id = ${other}`;
      strictEqual(await db.whileOpen(first, second, then), 2);
    });

    await t.step("nor does a cancel", async () => {
      const owner = await db.user();
      const { project, assets } = await db.prompted(owner);
      const [first = "", , last = ""] = assets;
      const cancelled = await db.whileOpen(
        (sql) =>
          actAs(sql, owner).then(() =>
            sql`update public.generated_assets set favorite = true where id = ${last}`
          ),
        () => db.call("cancel_project", { p_owner_id: owner, p_project_id: project }),
        (sql) => sql`update public.generated_assets set favorite = true where id = ${first}`,
      );
      strictEqual(cancelled.outcome, "done");
    });

    await t.step("who waits too long for their own changes is told to come again", async () => {
      const owner = await db.user();
      const { assets } = await db.prompted(owner);
      const other = await db.user();
      const theirs = await db.prompted(other);
      await db.owner.begin(async (sql) => {
        await actAs(sql, owner);
        await sql`update public.generated_assets set favorite = true where id = any (${assets})`;
        const beside = db.admin.begin(async (second) => {
          await actAs(second, owner);
          await second`update public.generated_assets set favorite = false
            where id = any (${assets})`;
        });
        await rejects(beside, { code: "PT429", message: "rate_limited" });
        const elsewhere = await db.admin.begin(async (third) => {
          await actAs(third, other);
          return await third`update public.generated_assets set favorite = true
            where id = any (${theirs.assets}) returning id`;
        });
        strictEqual(elsewhere.length, theirs.assets.length);
      });
      strictEqual(await changesOf(db, owner), assets.length);
    });
  });
});
