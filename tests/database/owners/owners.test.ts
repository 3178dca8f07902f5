import { deepStrictEqual } from "node:assert/strict";
import { withDatabase } from "../database.ts";
import { live } from "./live.ts";
import { ownedTables } from "./owned-tables.ts";

Deno.test("every row of a customer's work names its owner, and nobody else's work", async () => {
  await withDatabase(async (db) => {
    const tables = await ownedTables(db);
    for (const owner of [await db.user(), await db.user()]) await live(db, owner);

    const rows: { table: string; owner: string; ids: string[] }[] = [];
    for (const [table, column] of tables) {
      const found = await db.admin<{ owner: string; ids: string[] }[]>`
        select ${db.admin(column)} as owner, array(
          select distinct id[1] from regexp_matches(
            to_jsonb(stored)::text, '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'g'
          ) as id
        ) as ids
        from ${db.admin(table)} as stored`;
      rows.push(...found.map((row) => ({ table, ...row })));
    }
    const unused = [...tables.keys()].filter((name) => !rows.some(({ table }) => table === name));
    deepStrictEqual(unused, [], "the test leaves no row in them");

    // Whatever a row names, also within its JSON and its paths, is its owner's alone.
    const owners = new Map<string, string>();
    const strays = rows.flatMap(({ table, owner, ids }) =>
      ids.filter((id) => {
        if (!owners.has(id)) owners.set(id, owner);
        return owners.get(id) !== owner;
      }).map((id) => `${table} of ${owner} names ${id} of ${owners.get(id)}`)
    );
    deepStrictEqual(strays, []);
  });
});

Deno.test("no verb of one owner touches another's work", async () => {
  await withDatabase(async (db) => {
    const { project, assets: [asset = ""] } = await db.prompted(await db.user());
    const other = await db.user();
    const answers = [
      await db.call("delete_asset", { p_owner_id: other, p_asset_id: asset }),
      await db.call("cancel_project", { p_owner_id: other, p_project_id: project }),
      await db.call("delete_project", { p_owner_id: other, p_project_id: project }),
    ];
    deepStrictEqual(answers.map(({ outcome }) => outcome), ["refused", "refused", "refused"]);
    const [kept] = await db.admin`
      select status from public.generated_assets where id = ${asset}`;
    deepStrictEqual(kept?.status, "pending");
  });
});

Deno.test("an asset has its project's owner, whatever is said", async () => {
  await withDatabase(async (db) => {
    const owner = await db.user();
    const { assets: [asset = ""] } = await db.prompted(owner);
    const [named] = await db.admin`
      update public.generated_assets set user_id = ${await db.user()} where id = ${asset}
      returning user_id`;
    deepStrictEqual(named?.user_id, owner);
  });
});
