import assert from "node:assert/strict";
import { join } from "node:path";
import { applyMigrations, MigrationError } from "./migrate.ts";
import { withScratchCluster } from "./scratch-cluster.ts";

Deno.test("migrations", async (t) => {
  const folder = await Deno.makeTempDir();
  const write = (file: string, script: string) => Deno.writeTextFile(join(folder, file), script);
  try {
    await withScratchCluster(async ({ ownerUrl, owner }) => {
      const migrate = () => applyMigrations(ownerUrl, folder);
      const history = () =>
        owner`select version, name, statements from supabase_migrations.schema_migrations`;

      await t.step("each is applied once, in order, by role postgres", async () => {
        await write("README.md", "not a migration");
        await write("20260102000000_second.sql", "insert into public.seen values (current_user);");
        // Leaves its own role and search path behind, which the next must not inherit.
        const script = "create table public.seen (by text);\nset role anon;\nset search_path = '';";
        await write("20260101000000_first_one.sql", script);
        assert.deepEqual(await migrate(), ["20260101000000", "20260102000000"]);
        assert.deepEqual(await migrate(), []);
        assert.deepEqual([...await owner`select by from public.seen`], [{ by: "postgres" }]);
        const [first] = await history();
        assert.deepEqual(first, {
          version: "20260101000000",
          name: "first_one",
          statements: [script],
        });
      });

      await t.step("one that fails is named, with its line, and leaves nothing", async () => {
        await write("20260103000000_third.sql", "create table public.half ();\n\nselect 1/0;");
        await write("20260104000000_fourth.sql", "create table public.half ();\n\n\nselec 1;");
        await assert.rejects(
          migrate(),
          (error) =>
            error instanceof MigrationError && error.message.startsWith("20260103000000_third.sql"),
        );
        await write("20260103000000_third.sql", "select 1;");
        await assert.rejects(migrate(), /^MigrationError: 20260104000000_fourth\.sql:4: syntax/);
        assert.equal((await history()).length, 3);
        const [half] = await owner`select to_regclass('public.half') as found`;
        assert.equal(half?.found, null);
      });

      await t.step(
        "what was edited or is gone is told, and taken where that is wished",
        async () => {
          await write("20260104000000_fourth.sql", "select 4;");
          await migrate();
          await write("20260101000000_first_one.sql", "select 1; -- another");
          await Deno.remove(join(folder, "20260104000000_fourth.sql"));
          await assert.rejects(migrate(), {
            name: "EditedMigrationsError",
            message: "The data was made by migrations that were edited since:\n" +
              "  20260101000000_first_one.sql\n" +
              "The data was made by migrations that this version doesn't have:\n" +
              "  20260104000000_fourth.sql",
          });
          assert.deepEqual(await applyMigrations(ownerUrl, folder, true), []);
          assert.deepEqual(await migrate(), []);
          assert.equal((await history()).length, 3);
        },
      );

      await t.step("two of one version are refused", async () => {
        await write("20260105000000_fifth.sql", "select 1;");
        await write("20260105000000_sixth.sql", "select 1;");
        await assert.rejects(migrate(), /share a version/);
      });
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
