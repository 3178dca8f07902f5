import { withSupabase } from "@supabase/server/adapters/hono";
import type { MiddlewareHandler } from "hono";
import type { Config } from "../config.ts";
import { supabaseEnv } from "./supabase-env.ts";

/**
 * Accepts only callers that send the internal secret key as `apikey`, as pg_net does. The key is
 * compared in constant time. Others get 401 `unauthorized`.
 */
export function requireSecretKey(config: Config): MiddlewareHandler {
  return withSupabase({
    auth: `secret:${config.internalKeyName}`,
    env: supabaseEnv(config),
  });
}
