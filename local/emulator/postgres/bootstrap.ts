import { join } from "node:path";
import type postgres from "postgres";

/** In this order: each builds on those before it. */
const scripts = ["roles.sql", "schemas.sql", "publication.sql", "ddl-notifications.sql"];

/**
 * Gives the database what a hosted project has before its first migration, save for the schemas of
 * Auth and Storage. Safe to repeat: a newer checkout's roles and grants reach an older database.
 *
 * @param sql as `supabase_admin`
 */
export async function bootstrapDatabase(sql: postgres.Sql): Promise<void> {
  const folder = join(import.meta.dirname ?? ".", "bootstrap");
  await sql.begin(async (tx) => {
    // A repetition would print "already exists, skipping" for everything.
    await tx`set local client_min_messages = warning`;
    for (const script of scripts) {
      await tx.unsafe(await Deno.readTextFile(join(folder, script)));
    }
  });
}
