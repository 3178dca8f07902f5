import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import postgres from "postgres";
import { z } from "zod";
import { signIn } from "./sign-in.ts";

/** The project under test. It may be this stack, `supabase start` or a hosted project. */
export const project = z.object({
  SUPABASE_URL: z.url(),
  SUPABASE_PUBLISHABLE_KEY: z.string(),
  SUPABASE_SECRET_KEY: z.string(),
  /** Empty where nothing but keys is given. */
  SUPABASE_DB_URL: z.string().default(""),
}).parse(Deno.env.toObject());

const auth = { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false };
/** Milliseconds for a join: with the default of ten seconds, a busy machine loses it. */
const realtime = { timeout: 120_000 };

/** A page's client: nobody is signed in. */
export function openClient(): SupabaseClient {
  return createClient(project.SUPABASE_URL, project.SUPABASE_PUBLISHABLE_KEY, { auth, realtime });
}

/** A server's client, with the secret key. */
export function openAdminClient(): SupabaseClient {
  return createClient(project.SUPABASE_URL, project.SUPABASE_SECRET_KEY, { auth, realtime });
}

/**
 * The database, for what a test sets up, as `postgres`: on hosted the privileges that a new table
 * comes with depend on the role that makes it.
 */
export function openDatabase(): postgres.Sql {
  if (project.SUPABASE_DB_URL === "") throw new Error("SUPABASE_DB_URL is not set");
  const connection = { role: "postgres" };
  return postgres(project.SUPABASE_DB_URL, { max: 1, onnotice: () => {}, connection });
}

/** Lets everybody call functions by their names' beginning: what a role may, its maker decides. */
export function openFunctions(prefix: string): string {
  return `do $$ begin execute (
    select string_agg(format('grant execute on function %s to anon, authenticated, service_role',
      oid::regprocedure), '; ') from pg_proc where starts_with(proname, '${prefix}')); end $$;`;
}

export const PASSWORD = "correct horse 1";

/** @param domain by which whoever runs the tests finds their users again. */
export function newEmail(domain = Deno.env.get("TEST_USERS_DOMAIN") ?? "example.org"): string {
  return `${crypto.randomUUID()}@${domain}`;
}

/** A new user and a client that is signed in as it. */
export async function signInNewUser(email = newEmail()): Promise<
  { client: SupabaseClient; id: string; email: string }
> {
  const { data, error } = await openAdminClient().auth.admin.createUser({
    email,
    password: PASSWORD,
    email_confirm: true,
  });
  if (error) throw error;
  const client = openClient();
  await signIn(client, { email, password: PASSWORD });
  return { client, id: data.user.id, email };
}
