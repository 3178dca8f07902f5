import { withSupabase } from "@supabase/server/adapters/hono";
import type { Context, MiddlewareHandler } from "hono";
import type { Config } from "../_shared/config.ts";
import type { UserClient } from "../_shared/database.ts";
import type { Database } from "../_shared/database.types.ts";
import { unauthorized } from "../_shared/http/problem.ts";
import { supabaseEnv } from "../_shared/http/supabase-env.ts";
import type { ApiEnv } from "./context.ts";

/** Who calls, and a client that sees what they may see. */
export interface User {
  id: string;
  email: string;
  client: UserClient;
}

/** Lets only callers in whose access token is good; others get 401 `unauthorized`. */
export function requireUser(config: Config): MiddlewareHandler {
  return withSupabase<Database>({ auth: "user", env: supabaseEnv(config) });
}

/** Behind {@link requireUser} only. */
export function currentUser(c: Context<ApiEnv>): User {
  const { userClaims, supabase } = c.var.supabaseContext;
  if (!userClaims) throw unauthorized();
  return { id: userClaims.id, email: userClaims.email ?? "", client: supabase };
}
