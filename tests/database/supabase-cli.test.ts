import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { installAuthSchema } from "../../local/emulator/auth/schema.ts";
import { applyMigrations } from "../../local/emulator/postgres/migrate.ts";
import { withScratchCluster } from "../../local/emulator/postgres/scratch-cluster.ts";
import { installRealtimeSchema } from "../../local/emulator/realtime/schema.ts";
import { installStorageSchema } from "../../local/emulator/storage/schema.ts";
import { generateTypes, typesFile } from "../support/database-types.ts";
import { runSupabase } from "../support/supabase-cli.ts";

const migrations = fileURLToPath(new URL("../../supabase/migrations", import.meta.url));

interface Advice {
  name: string;
  level: "INFO" | "WARN" | "ERROR";
  detail: string;
}

Deno.test("the Supabase CLI takes the embedded database for a hosted one", async (t) => {
  await withScratchCluster(async ({ admin, ownerUrl }) => {
    await installAuthSchema(admin);
    await installStorageSchema(admin);
    await installRealtimeSchema(admin);
    await t.step("db push applies all migrations", async () => {
      assert.match(await runSupabase(ownerUrl, "db", "push"), /Finished/);
      const files = [...Deno.readDirSync(migrations)].filter(({ name }) => name.endsWith(".sql"));
      const [row] = await admin`
        select count(*)::int from supabase_migrations.schema_migrations`;
      assert.equal(row?.count, files.length);
    });
    await t.step("a second push, or the stack's start, changes nothing", async () => {
      assert.match(await runSupabase(ownerUrl, "db", "push"), /is up to date/);
      assert.deepEqual(await applyMigrations(ownerUrl, migrations), []);
    });
    await t.step("migration list shows each on both sides", async () => {
      const rows = (await runSupabase(ownerUrl, "migration", "list"))
        .split("\n").filter((line) => /\d{14}/.test(line));
      assert.ok(rows.length > 0);
      for (const row of rows) assert.match(row, /`(\d{14})` \| `\1`/);
    });
    await t.step("db advisors find no error", async () => {
      const found: Advice[] = JSON.parse(
        await runSupabase(ownerUrl, "db", "advisors", "--type=all", "--level=info"),
      );
      assert.deepEqual(found.filter(({ level }) => level === "ERROR"), []);
    });
    await t.step("gen types gives the functions' types (else: npx deno task types)", async () => {
      assert.equal(await generateTypes(ownerUrl), await Deno.readTextFile(typesFile));
    });
  });
});
