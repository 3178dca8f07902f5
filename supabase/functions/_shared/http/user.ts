import { createContextClient, verifyCredentials } from "@supabase/server/core";
import type { Context, MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import type { Config } from "../config.ts";
import type { UserClient } from "../database.ts";
import type { Database } from "../database.types.ts";
import type { BaseEnv } from "./base.ts";
import { Problem, unauthorized } from "./problem.ts";
import { timedFetch } from "./timed-fetch.ts";
import { supabaseEnv } from "./supabase-env.ts";

/** The user of a request, and a database client that sees what this user may see. */
export interface User {
  id: string;
  email: string;
  client: UserClient;
}

/** What a request carries. `user` is there only after `requireUser`. */
export interface UserEnv extends BaseEnv {
  Variables: BaseEnv["Variables"] & { user: User };
}

/** Accepts only callers with a valid access token. Others get 401 `unauthorized`. */
export function requireUser(config: Config): MiddlewareHandler {
  const env = supabaseEnv(config);
  // The library's own retries would keep a caller waiting for longer than the limit.
  const supabaseOptions = { global: { fetch: timedFetch() }, db: { retry: false } };
  return createMiddleware<UserEnv>(async (c, next) => {
    const token = accessToken(c.req.raw.headers);
    const { data, error } = await verifyCredentials({ token, apikey: null }, { auth: "user", env });
    if (error) {
      // Any other error means that Auth did not give the keys with which tokens are checked.
      throw error.status === 401
        ? unauthorized()
        : new Problem("unavailable", undefined, { cause: error });
    }
    if (!data.userClaims) throw unauthorized();
    const { id, email = "" } = data.userClaims;
    let client: UserClient | undefined;
    c.set("user", {
      id,
      email,
      // Most requests are answered by verbs alone, and making a client takes its time.
      get client() {
        return client ??= createContextClient<Database>({ auth: { token }, env, supabaseOptions });
      },
    });
    await next();
  });
}

/**
 * The token after `Bearer`. A scheme may be written in any case, and clients that put a session's
 * `token_type` before its token send `bearer`. Empty where there is no token.
 */
export function accessToken(headers: Headers): string {
  const [, token] = /^bearer +(\S+)$/i.exec(headers.get("authorization") ?? "") ?? [];
  return token ?? "";
}

/** Only for routes that come after {@link requireUser}. */
export function currentUser(c: Context<UserEnv>): User {
  return c.var.user;
}
