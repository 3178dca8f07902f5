import { deepStrictEqual, rejects, strictEqual } from "node:assert/strict";
import type postgres from "postgres";
import { type Database, withDatabase } from "../database.ts";

const verbs = [
  "begin_redraw",
  "cancel_project",
  "claim_delivery",
  "claim_object_removals",
  "claim_picture",
  "claim_prompts",
  "claim_rendition",
  "claim_withdrawals",
  "complete_picture",
  "complete_prompts",
  "complete_thumbnail",
  "confirm_object_removals",
  "create_project",
  "create_webhook",
  "delete_asset",
  "delete_project",
  "delete_webhook",
  "extend_lease",
  "fail_job",
  "list_deliveries",
  "list_webhooks",
  "project_snapshot",
  "quote",
  "read_news",
  "read_project_events",
  "read_webhook",
  "redraw_turned_away",
  "refine_asset",
  "release_inspiration",
  "release_job",
  "report_attempt",
  "request_concepts",
  "request_kit",
  "reserve_inspiration",
  "reserve_object",
  "retry_asset",
  "retry_project",
  "save_kit_step",
  "save_provider_job",
  "save_rewritten_prompt",
  "service_health",
  "settle_delivery",
  "settle_withdrawal",
  "test_webhook",
];

async function as<Rows>(
  db: Database,
  role: string,
  user: string | null,
  work: (sql: postgres.TransactionSql) => Promise<Rows>,
): Promise<Rows> {
  return await db.owner.begin(async (sql) => {
    await sql`select set_config('role', ${role}, true),
      set_config('request.jwt.claims', ${JSON.stringify({ sub: user, role })}, true)`;
    return await work(sql);
  }) as Rows;
}

const refused = { code: "42501" };

Deno.test("who may do what in the database", async (t) => {
  await withDatabase(async (db) => {
    const owner = await db.user();
    const stranger = await db.user();
    const { project, assets: [asset = "", other = ""] } = await db.prompted(owner);
    await db.complete(owner, project, asset, await db.claim(asset));

    await t.step("verbs are the service role's alone, and none is missing here", async () => {
      const rows = await db.admin`
        select proname as name,
          has_function_privilege('anon', oid, 'execute') as anon,
          has_function_privilege('authenticated', oid, 'execute') as authenticated,
          has_function_privilege('service_role', oid, 'execute') as service_role
        from pg_catalog.pg_proc where pronamespace = 'public'::regnamespace order by proname`;
      deepStrictEqual(
        rows.map((row) => ({ ...row })),
        verbs.map((name) => ({ name, anon: false, authenticated: false, service_role: true })),
      );
    });

    await t.step(
      "a new function is nobody's, whatever hosted Supabase grants by default",
      async () => {
        const rights = await Deno.readTextFile(
          new URL(
            "../../../supabase/migrations/20261124090150_function_rights.sql",
            import.meta.url,
          ),
        );
        const roles = ["public", "anon", "authenticated", "service_role"];
        const rows = await db.owner.begin(async (sql) => {
          // https://github.com/supabase/postgres: what a new project of theirs starts with.
          await sql`alter default privileges in schema public
          grant execute on functions to anon, authenticated, service_role`;
          await sql.unsafe(rights);
          await sql`create function public.made_later() returns integer language sql
          as $$ select 1 $$`;
          await sql`create function private.made_later() returns integer language sql
          as $$ select 1 $$`;
          return await sql`
          select nspname || '.made_later' as name, array(
            select role from unnest(${roles}::text[]) as role
            where has_function_privilege(role, pg_proc.oid, 'execute')
          ) as roles
          from pg_proc join pg_namespace on pg_namespace.oid = pronamespace
          where proname = 'made_later' order by 1`;
        });
        deepStrictEqual([...rows], [
          { name: "private.made_later", roles: [] },
          { name: "public.made_later", roles: [] },
        ]);
        await db.owner`drop function public.made_later(), private.made_later()`;
      },
    );

    await t.step("nobody of the API calls a function that was made as it is deployed", async () => {
      for (const schema of ["public", "private"]) {
        await db.owner`create function ${db.owner(schema)}.made_plainly() returns integer
          language sql as $$ select 1 $$`;
        for (const role of ["anon", "authenticated", "service_role"]) {
          const made = as(db, role, owner, (sql) => sql`select ${sql(schema)}.made_plainly()`);
          await rejects(made, refused, `${role} ${schema}`);
        }
        await db.owner`drop function ${db.owner(schema)}.made_plainly()`;
      }
    });

    await t.step(
      "an owner marks a failed logo too: its CHECK constraints may be called",
      async () => {
        await db.fail(other, await db.claim(other), {
          p_class: "permanent",
          p_code: "bad_picture",
        });
        const marked = await as(
          db,
          "authenticated",
          owner,
          (sql) =>
            sql`update public.generated_assets set favorite = true where id = ${other} returning id`,
        );
        strictEqual(marked.length, 1);
      },
    );

    await t.step("nobody of the API looks into schema private", async () => {
      for (const role of ["anon", "authenticated", "service_role"]) {
        await rejects(as(db, role, owner, (sql) => sql`select from private.jobs`), refused);
      }
    });

    await t.step("without a session, nothing", async () => {
      for (const table of ["brand_projects", "generated_assets", "project_overviews"]) {
        await rejects(
          as(db, "anon", null, (sql) => sql`select from public.${sql(table)}`),
          refused,
        );
      }
    });

    await t.step("owners see their own and strangers see nothing", async () => {
      for (const table of ["brand_projects", "generated_assets", "project_overviews"]) {
        const count = (user: string) =>
          as(
            db,
            "authenticated",
            user,
            async (sql) => (await sql`select from public.${sql(table)}`).length,
          );
        strictEqual(await count(owner) > 0, true, table);
        strictEqual(await count(stranger), 0, table);
      }
    });

    await t.step("an owner may mark a favorite and change nothing else", async () => {
      const update = (user: string, assignment: string) =>
        as(db, "authenticated", user, async (sql) =>
          (await sql.unsafe(
            `update public.generated_assets set ${assignment} where id = '${asset}' returning id`,
          )).length);
      strictEqual(await update(owner, "favorite = true"), 1);
      strictEqual(await update(stranger, "favorite = true"), 0);
      for (
        const assignment of [
          "status = 'pending'",
          "asset_url = 'elsewhere'",
          "generation_prompt = 'mine'",
          "title = 'Mine'",
          "favorite = true, attempts = 0",
        ]
      ) {
        await rejects(update(owner, assignment), refused, assignment);
      }
      strictEqual((await db.events(project)).at(-1), "asset_updated:completed");
    });

    await t.step("an owner inserts and deletes nothing", async () => {
      const attempts: ((sql: postgres.TransactionSql) => Promise<unknown>)[] = [
        (sql) => sql`delete from public.brand_projects`,
        (sql) => sql`delete from public.generated_assets`,
        (sql) =>
          sql`insert into public.brand_projects (user_id, project_name, brief_data)
            values (${owner}, 'Mine', '{}')`,
        (sql) => sql`update public.brand_projects set project_name = 'Mine'`,
      ];
      for (const attempt of attempts) {
        await rejects(as(db, "authenticated", owner, attempt), refused);
      }
    });

    await t.step(
      "stored objects are readable by the owner of the row that names them",
      async () => {
        const [row] = await db.admin`
        select asset_url from public.generated_assets where id = ${asset}`;
        await db.admin`
        insert into storage.objects (bucket_id, name)
        values ('generated-assets', ${row?.asset_url}),
          ('generated-assets', ${`${owner}/${project}/unnamed.png`})`;
        const names = (user: string) =>
          as(
            db,
            "authenticated",
            user,
            async (sql) => (await sql`select name from storage.objects`).map(({ name }) => name),
          );
        deepStrictEqual(await names(owner), [row?.asset_url]);
        deepStrictEqual(await names(stranger), []);
      },
    );

    await t.step("an asset's life can't be bent, not even by the service role", async () => {
      const update = (assignment: string) =>
        as(
          db,
          "service_role",
          null,
          (sql) =>
            sql.unsafe(`update public.generated_assets set ${assignment}
            where id in ('${asset}', '${other}')`),
        );
      for (
        const assignment of [
          "status = 'completed'",
          "status = 'pending'",
          "asset_url = null",
          "error = '{}'",
          "attempts = -1",
          "parent_asset_id = id",
        ]
      ) {
        await rejects(update(assignment), { code: "23514" }, assignment);
      }
    });
  });
});
