import { join } from "node:path";
import type postgres from "postgres";

/** In this order: each builds on those before it. */
const scripts = ["tables.sql", "functions.sql", "guards.sql", "access.sql"];

/**
 * Gives the database the schema `storage` as hosted projects have it, for the part of it that the
 * Storage API, its policies and our migrations use. Safe to repeat. Wants the roles of
 * `bootstrapDatabase`; comes before the migrations, which write policies on its tables.
 *
 * @param sql as `supabase_admin`
 */
export async function installStorageSchema(sql: postgres.Sql): Promise<void> {
  const folder = join(import.meta.dirname ?? ".", "schema");
  await sql.begin(async (tx) => {
    // A repetition would print "already exists, skipping" for everything.
    await tx`set local client_min_messages = warning`;
    for (const script of scripts) {
      await tx.unsafe(await Deno.readTextFile(join(folder, script)));
    }
  });
}
