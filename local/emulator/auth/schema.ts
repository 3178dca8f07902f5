import type postgres from "postgres";

const files = ["tables.sql", "functions.sql"];

/**
 * Makes schema `auth`, as hosted projects have it before their first migration; what is there
 * already stays.
 *
 * @param sql as `supabase_admin`, on a database with hosted's roles.
 */
export async function installAuthSchema(sql: postgres.Sql): Promise<void> {
  for (const file of files) {
    const statements = await Deno.readTextFile(new URL(`schema/${file}`, import.meta.url));
    await sql.begin((tx) => tx.unsafe(statements));
  }
}
