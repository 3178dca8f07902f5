import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import type { Config } from "./config.ts";
import { SILENCE_MILLISECONDS } from "./http/timed-fetch.ts";
import { createStalledFetch } from "./timing/stalled-fetch.ts";
import type { Database } from "./database.types.ts";

/** Acts as `service_role`: past every policy, and the only one that may call the verbs. */
export type ServiceClient = SupabaseClient<Database>;

/** Acts as the user whose token it carries, under row level security. */
export type UserClient = SupabaseClient<Database>;

/**
 * A client that keeps no session: a worker serves many users.
 *
 * @param send the `fetch` that its calls use. The default one gives up calls that stall.
 */
export function createServiceClient(
  config: Config,
  send: typeof fetch = createStalledFetch(SILENCE_MILLISECONDS),
): ServiceClient {
  return createClient<Database>(config.supabaseUrl, config.secretKey, {
    global: { fetch: send },
    realtime: { timeout: SILENCE_MILLISECONDS },
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  });
}
