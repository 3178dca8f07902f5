import { deepStrictEqual } from "node:assert/strict";
import { type Database, withDatabase } from "../database.ts";
import {
  claimRendition,
  completed,
  completeThumbnail,
  makeStep,
  requestKit,
  thumbnailJob,
  traced,
} from "../renditions/renditions.ts";
import { addWebhook } from "../webhooks/scene.ts";
import { falRequest } from "../withdrawals/fal-request.ts";

/** What is nobody's: the installation's own settings and state. */
const shared = [
  "private.call_queue_watch",
  "private.job_policies",
  "private.lease_pools",
  "private.sweeps",
  "private.vendor_gates",
];

/** The tables of a customer's work, each with the column that names the owner. */
async function ownedTables(db: Database): Promise<Map<string, string>> {
  const columns = await db.admin<{ table: string; column: string }[]>`
    select format('%s.%s', relnamespace::regnamespace, relname) as table, attname as column
    from pg_class join pg_attribute on attrelid = pg_class.oid and attnum > 0
    where relkind = 'r' and not attisdropped
      and relnamespace in ('public'::regnamespace, 'private'::regnamespace)`;
  const tables = Map.groupBy(columns, ({ table }) => table);
  const owned = columns.filter(({ column }) => column === "owner_id" || column === "user_id");
  const unowned = [...tables.keys()].filter((name) => !owned.some(({ table }) => table === name));
  deepStrictEqual(unowned.toSorted(), shared);
  return new Map(owned.map(({ table, column }) => [table, column]));
}

/** Does what leaves a row in every table of a customer's work. */
async function live(db: Database, owner: string): Promise<void> {
  const path = `${owner}/${crypto.randomUUID()}/inspiration.png`;
  const limits = { p_max_active_projects: 5, p_max_generations_per_day: 300 };
  const place = { p_owner_id: owner, p_path: path, p_bytes: 1, p_max_bytes: 9 };
  await db.call("reserve_inspiration", { ...place, p_concept_count: 3, ...limits });
  await db.project(owner, { p_inspiration_path: path, p_idempotency_key: "a key" });
  await addWebhook(db, owner);

  const { project, asset, others: [queued = ""] } = await completed(db, owner);
  const thumbnail = await thumbnailJob(db, asset);
  const token = await claimRendition(db, thumbnail);
  await completeThumbnail(db, thumbnail, `${owner}/${project}/${asset}-small.png`, token);
  await requestKit(db, owner, asset);
  // What is traced is kept until the last step.
  await makeStep(db, { owner, asset, name: "trace", files: ["work/a.png"], traced: traced() });
  await db.call("refine_asset", {
    ...{ p_owner_id: owner, p_asset_id: asset, p_action: "edit", p_instructions: "calmer" },
    ...{ p_count: 1, p_idempotency_key: null, p_request_hash: "hash" },
    p_max_generations_per_day: 300,
  });

  // A request that waits at its vendor when its project is cancelled is taken back there.
  const lease = await db.claim(queued);
  await db.call("save_provider_job", {
    ...{ p_asset_id: queued, p_lease_token: lease, p_report: { cost_usd: 0.04 } },
    p_provider_job: falRequest(queued),
  });
  // What may have been uploaded is listed for removal.
  await db.call("reserve_object", {
    ...{ p_bucket: "generated-assets", p_path: `${owner}/${project}/${queued}-1.png` },
    ...{ p_job_id: queued, p_lease_token: lease },
  });
  await db.fail(queued, lease);
  await db.call("cancel_project", { p_owner_id: owner, p_project_id: project });
  await db.admin`select private.set_aside(${queued}, 'an error')`;
}

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
