import assert from "node:assert/strict";
import type postgres from "postgres";
import { openDatabase } from "./project.ts";

/** As role `postgres`, who owns a hosted database, whoever the URL names. Undone at the end. */
async function asOwner(work: (sql: postgres.TransactionSql) => Promise<void>): Promise<void> {
  const sql = openDatabase();
  const undo = new Error("undo");
  try {
    await sql.begin(async (tx) => {
      await tx`set local session authorization postgres`;
      await work(tx);
      throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  } finally {
    await sql.end();
  }
}

async function refuses(
  sql: postgres.TransactionSql,
  statement: string,
  code = "42501",
): Promise<void> {
  const attempt = sql.savepoint((tx) => tx.unsafe(statement));
  await assert.rejects(attempt, { code }, statement);
}

Deno.test("the server is Postgres 17 as hosted sets it up", async () => {
  await asOwner(async (sql) => {
    const [row] = await sql`
      select current_setting('server_version_num')::int / 10000 as version,
        current_setting('server_encoding') as encoding, current_setting('timezone') as zone,
        current_setting('wal_level') as wal, current_database() as name`;
    assert.deepEqual({ ...row }, {
      ...{ version: 17, encoding: "UTF8", zone: "UTC", wal: "logical", name: "postgres" },
    });
  });
});

Deno.test("the API's roles can't log in, and only the service's passes policies", async () => {
  await asOwner(async (sql) => {
    const rows = await sql`
      select rolname as role, rolcanlogin as logs_in, rolbypassrls as passes, rolsuper as super
      from pg_roles where rolname in ('anon', 'authenticated', 'service_role', 'postgres',
        'authenticator', 'supabase_auth_admin', 'supabase_storage_admin')
      order by rolname`;
    assert.deepEqual(rows.map((row) => Object.values(row)), [
      ["anon", false, false, false],
      ["authenticated", false, false, false],
      ["authenticator", true, false, false],
      ["postgres", true, true, false],
      ["service_role", false, true, false],
      ["supabase_auth_admin", true, false, false],
      ["supabase_storage_admin", true, false, false],
    ]);
    const [member] = await sql`
      select pg_has_role('authenticator', 'anon', 'set') as anon,
        pg_has_role('authenticator', 'service_role', 'set') as service,
        pg_has_role('authenticator', 'postgres', 'set') as owner`;
    assert.deepEqual({ ...member }, { anon: true, service: true, owner: false });
  });
});

Deno.test("each role has its time and its search path", async () => {
  await asOwner(async (sql) => {
    const rows = await sql<{ role: string; setting: string }[]>`
      select rolname as role, setting from pg_roles, unnest(rolconfig) as setting
      where rolname in ('anon', 'authenticated', 'authenticator', 'postgres')
        and setting ~ '^(statement_timeout|search_path)'`;
    const settings = rows.map(({ role, setting }) => `${role} ${setting}`);
    for (
      const expected of [
        "anon statement_timeout=3s",
        // Hosted's own is 8 s; a migration of this project lowers it.
        "authenticated statement_timeout=3s",
        "authenticator statement_timeout=8s",
      ]
    ) assert.ok(settings.includes(expected), expected);
    assert.ok(settings.some((one) => /^postgres search_path=.*public, extensions$/.test(one)));
  });
});

Deno.test("hosted's schemas and extensions are there", async () => {
  await asOwner(async (sql) => {
    const schemas = await sql<{ name: string }[]>`
      select nspname as name from pg_namespace
      where nspname in ('auth', 'storage', 'realtime', 'extensions', 'vault', 'graphql_public')`;
    assert.equal(schemas.length, 6);
    const extensions = await sql<{ place: string }[]>`
      select extname || ' in ' || nspname as place
      from pg_extension join pg_namespace n on n.oid = extnamespace`;
    for (
      const expected of [
        "pgcrypto in extensions",
        "uuid-ossp in extensions",
        "supabase_vault in vault",
        "pg_net in extensions",
        "pg_cron in pg_catalog",
      ]
    ) assert.ok(extensions.some(({ place }) => place === expected), expected);
    const [row] = await sql`
      select octet_length(extensions.gen_random_bytes(4)) as bytes,
        extensions.uuid_generate_v4() is not null as uuid`;
    assert.deepEqual({ ...row }, { bytes: 4, uuid: true });
    await sql`create extension pg_trgm with schema extensions`;
  });
});

Deno.test("postgres is no superuser", async () => {
  await asOwner(async (sql) => {
    for (
      const forbidden of [
        "alter role postgres superuser",
        "create role more superuser",
        "set role supabase_admin",
        "select pg_read_file('/etc/hostname')",
        "copy (select 1) to program 'true'",
        "create function public.c() returns int language c as 'c', 'c'",
      ]
    ) await refuses(sql, forbidden);
    await sql`create role reporter nologin`;
    await sql`create schema reports authorization postgres`;
  });
});

Deno.test("the platform's tables are the platform's", async () => {
  await asOwner(async (sql) => {
    for (
      const forbidden of [
        "alter table auth.users add column nickname text",
        "drop table auth.sessions",
        "create table auth.mine ()",
        "alter table storage.objects disable row level security",
        "drop function auth.uid()",
      ]
    ) await refuses(sql, forbidden);
    assert.equal((await sql`select from auth.users limit 0`).length, 0);
    await sql.unsafe("create table public.mine (id uuid references auth.users on delete cascade)");
  });
});

Deno.test("what is new is granted to nobody: a table, a schema, and, once revoked, a function", async () => {
  await asOwner(async (sql) => {
    await sql.unsafe(`
      create table public.fresh (id int primary key generated always as identity);
      create schema fresh_schema;
      alter default privileges revoke execute on functions from public;
      create function public.fresh_function() returns int language sql as 'select 1';`);
    for (const role of ["anon", "authenticated", "service_role"]) {
      const [row] = await sql`
        select has_table_privilege(${role}, 'public.fresh', 'select') as reads,
          has_table_privilege(${role}, 'public.fresh', 'insert') as writes,
          has_schema_privilege(${role}, 'fresh_schema', 'usage') as enters,
          has_schema_privilege(${role}, 'public', 'usage') as uses,
          has_schema_privilege(${role}, 'public', 'create') as creates,
          has_function_privilege(${role}, 'public.fresh_function()', 'execute') as calls`;
      assert.deepEqual({ ...row }, {
        ...{ reads: false, writes: false, enters: false, uses: true, creates: false, calls: false },
      }, role);
    }
  });
});

Deno.test("policies learn who calls from the token's claims", async () => {
  await asOwner(async (sql) => {
    const id = crypto.randomUUID();
    const claims = { sub: id, role: "authenticated", email: "a@example.org", aal: "aal1" };
    await sql`select set_config('request.jwt.claims', ${JSON.stringify(claims)}, true)`;
    await sql`set local role authenticated`;
    const [row] = await sql`
      select auth.uid() as id, auth.role() as role, auth.email() as email,
        auth.jwt() ->> 'aal' as aal`;
    assert.deepEqual({ ...row }, {
      id,
      role: "authenticated",
      email: "a@example.org",
      aal: "aal1",
    });
    await sql`select set_config('request.jwt.claims', '', true)`;
    const [nobody] = await sql`select auth.uid() as id, auth.jwt() as claims`;
    assert.deepEqual({ ...nobody }, { id: null, claims: null });
    await refuses(sql, "select from auth.users");
    await refuses(sql, "select from vault.decrypted_secrets");
  });
});

Deno.test("postgres publishes tables to Realtime", async () => {
  await asOwner(async (sql) => {
    await sql`create table public.told (id int primary key)`;
    await sql`alter publication supabase_realtime add table public.told`;
    const [row] = await sql`
      select count(*)::int from pg_publication_tables
      where pubname = 'supabase_realtime' and tablename = 'told'`;
    assert.equal(row?.count, 1);
  });
});
