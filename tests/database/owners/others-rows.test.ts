import { deepStrictEqual } from "node:assert/strict";
import { type Database, withDatabase } from "../database.ts";
import { deleteAll, forAllOwners, useVerbs } from "../every_verb/one-owner.ts";
import { verbsOf, WatchedDatabase } from "../every_verb/watched-database.ts";
import { live } from "./live.ts";
import { ownedTables } from "./owned-tables.ts";

/*
 * What does touch the rows of all owners is aside here: the gates, which are open in these tests, as
 * `private.hand_out` does what the sweep does once an attempt ends while one is slowed; the sweep and
 * what else pg_cron calls; and the verbs of `forAllOwners`.
 */

/** One owner's work from the first verb to the last; what each answered, in order. */
async function work(db: Database, called: Set<string>): Promise<string[]> {
  const answers: { verb: string; answer: unknown }[] = [];
  const watched = new WatchedDatabase(db, ({ verb, answer }) => {
    called.add(verb);
    answers.push({ verb, answer });
  });
  await db.openGates();
  await deleteAll(watched, await useVerbs(watched, await db.user(), 6));
  const named = new Map<string, string>();
  return answers.map((given) =>
    withSetsSorted(
      JSON.stringify(given)
        .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => {
          const name = named.get(id) ?? `id ${named.size + 1}`;
          named.set(id, name);
          return name;
        })
        .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+(?:\+00:00|Z)/g, "a time")
        .replaceAll(/whsec_[^"]+/g, "a secret"),
    )
  );
}

/** Objects to be removed are handed out in no order: it is the plan's, and that is the statistics'. */
function withSetsSorted(answer: string): string {
  return JSON.stringify(
    JSON.parse(answer),
    (_key, value) =>
      Array.isArray(value) && value.every((each) => each?.bucket)
        ? value.map((each) => JSON.stringify(each)).sort()
        : value,
  );
}

/** A neighbour with rows of every kind, of which some are due for whoever looks at all owners'. */
async function neighbour(db: Database): Promise<string> {
  const owner = await db.user();
  await live(db, owner);
  await db.openGates();
  await useVerbs(db, owner, 6);
  const { project, assets: [lost = "", ...others] } = await db.prompted(owner, {
    p_concept_count: 20,
  });
  await db.claim(lost);
  // As many as they may have worked on at a time.
  for (const asset of others) await db.call("claim_picture", { p_asset_id: asset });
  await db.admin`
    insert into storage.objects (bucket_id, name)
    values ('generated-assets', ${`${owner}/${project}/${lost}-1.png`})`;
  await db.admin`
    update private.jobs set lease_expires_at = now() - interval '1 second'
    where id = ${lost}`;
  await db.admin`
    update private.jobs set dispatched_at = null, run_after = now()
    where owner_id = ${owner} and lease_token is null and settled_at is null`;
  await db.admin`
    update private.object_removals set due_at = now() where owner_id = ${owner}`;
  return owner;
}

/** All rows of an owner as they are stored, by table; a row that was written anew is another. */
async function rowsOf(db: Database, owner: string): Promise<Map<string, string[]>> {
  const { admin } = db;
  const found = new Map<string, string[]>();
  const read = async (table: string, condition: ReturnType<typeof admin>) => {
    const rows = await admin<{ stored: string }[]>`
      select concat_ws(' ', ctid, xmin, stored) as stored
      from ${admin(table)} as stored where ${condition} order by ctid`;
    found.set(table, rows.map(({ stored }) => stored));
  };
  for (const [table, column] of await ownedTables(db)) {
    await read(table, admin`${admin(column)} = ${owner}`);
  }
  await read("storage.objects", admin`starts_with(name, ${owner})`);
  await read("auth.users", admin`id = ${owner}`);
  await read(
    "vault.secrets",
    admin`id in (select secret_id from private.webhooks where owner_id = ${owner})`,
  );
  return found;
}

Deno.test("what an owner does is the same, and leaves the same, whoever else is there", async (t) => {
  await withDatabase(async (db) => {
    await db.allowCalls();
    const called = new Set<string>();
    const alone = await work(db, called);

    await t.step("all verbs are called but those that are for all owners", async () => {
      deepStrictEqual(
        (await verbsOf(db)).filter((verb) => !called.has(verb)),
        forAllOwners,
      );
    });

    const other = await neighbour(db);
    const before = await rowsOf(db, other);
    const beside = await work(db, called);

    await t.step("no row of another owner is written", async () => {
      const unused = [...before].filter(([, rows]) => rows.length === 0).map(([table]) => table);
      deepStrictEqual(unused, [], "the neighbour has no row in them");
      deepStrictEqual(await rowsOf(db, other), before);
    });

    await t.step("no row of another owner is in an answer, or changes one", () => {
      deepStrictEqual(beside, alone);
    });
  }, { hasOwnClock: true });
});
