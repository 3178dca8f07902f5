import assert from "node:assert/strict";
import { bootstrapDatabase } from "./bootstrap.ts";
import { withScratchCluster } from "./scratch-cluster.ts";

Deno.test("the bootstrapped database", async (t) => {
  await withScratchCluster(async ({ admin, owner }) => {
    await t.step("can be bootstrapped again", async () => {
      await bootstrapDatabase(admin);
    });

    await t.step("role postgres is no superuser and can't become one", async () => {
      const [role] = await owner`
        select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication
        from pg_roles where rolname = current_user`;
      assert.deepEqual(role, {
        rolsuper: false,
        rolcreaterole: true,
        rolcreatedb: true,
        rolbypassrls: true,
        rolreplication: true,
      });
      for (
        const attempt of [
          "alter role postgres superuser",
          "set role supabase_admin",
          "copy (select 1) to program 'true'",
          "select pg_read_file('postgresql.conf')",
          "grant supabase_admin to postgres",
          "alter function extensions.pgrst_ddl_watch() owner to postgres",
        ]
      ) await assert.rejects(owner.unsafe(attempt), attempt);
    });

    await t.step("a new table is granted to nobody", async () => {
      await owner`create table public.fresh (id int primary key)`;
      for (const role of ["anon", "authenticated", "service_role"]) {
        await owner`set role ${owner(role)}`;
        await assert.rejects(owner`select from public.fresh`, { code: "42501" }, role);
        await owner`reset role`;
      }
    });

    await t.step("postgres adds its tables to Realtime's publication", async () => {
      await owner`alter publication supabase_realtime add table public.fresh`;
    });

    await t.step("the roles of the API have hosted's statement timeouts", async () => {
      const settings = await admin`
        select rolname as role, setting
        from pg_roles, unnest(rolconfig) as setting
        where setting like 'statement_timeout%' order by rolname`;
      assert.deepEqual([...settings], [
        { role: "anon", setting: "statement_timeout=3s" },
        { role: "authenticated", setting: "statement_timeout=8s" },
        { role: "authenticator", setting: "statement_timeout=8s" },
      ]);
    });

    await t.step("changes of the schema are announced, temporary tables are not", async () => {
      const heard: string[] = [];
      const end = Promise.withResolvers<void>();
      await admin.listen("pgrst", (payload) => heard.push(payload));
      await admin.listen("end", () => end.resolve());
      await owner`create temporary table passing ()`;
      await owner`create table public.announced ()`;
      await owner`drop table public.announced`;
      await owner`notify "end"`;
      await end.promise;
      assert.deepEqual(heard, ["reload schema", "reload schema"]);
    });
  });
});
