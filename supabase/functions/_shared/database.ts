import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import type { Config } from "./config.ts";
import { createStalledFetch } from "./timing/stalled-fetch.ts";
import type { Database } from "./database.types.ts";

/** Acts as `service_role`: past every policy, and the only one that may call the verbs. */
export type ServiceClient = SupabaseClient<Database>;

/** Acts as the user whose token it carries, under row level security. */
export type UserClient = SupabaseClient<Database>;

/** Milliseconds in which some byte of a call to REST or Storage has to move. */
export const STALL_MS = 5_000;

/**
 * A client that keeps no session: a worker serves many users.
 *
 * @param send what its calls go out by; by default, calls in which nothing moves are given up.
 */
export function createServiceClient(
  config: Config,
  send: typeof fetch = createStalledFetch(STALL_MS),
): ServiceClient {
  return createClient<Database>(config.supabaseUrl, config.secretKey, {
    global: { fetch: send },
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  });
}
