import { runSupabase } from "./supabase-cli.ts";

/** What the functions know of the database, as kept in the repository. */
export const typesFile =
  new URL("../../supabase/functions/_shared/database.types.ts", import.meta.url).pathname;

/**
 * The TypeScript types of a database's schema `public`, made by the Supabase CLI.
 *
 * @param databaseUrl as role `postgres`
 * @throws Error with what the CLI said
 */
export async function generateTypes(databaseUrl: string): Promise<string> {
  return await runSupabase(databaseUrl, "gen", "types", "--lang=typescript", "--schema=public");
}
