import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import type { Config } from "./config.ts";
import type { Database } from "./database.types.ts";

/** Acts as `service_role`: past every policy, and the only one that may call the verbs. */
export type ServiceClient = SupabaseClient<Database>;

/** Acts as the user whose token it carries, under row level security. */
export type UserClient = SupabaseClient<Database>;

/**
 * A client that keeps no session: a worker serves many users.
 *
 * @param send what its calls go out by, where not by plain `fetch`
 */
export function createServiceClient(config: Config, send?: typeof fetch): ServiceClient {
  return createClient<Database>(config.supabaseUrl, config.secretKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    ...(send && { global: { fetch: send } }),
  });
}
