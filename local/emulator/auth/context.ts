import type { Context, Env } from "hono";
import type postgres from "postgres";
import { z } from "zod";
import type { StackConfig } from "../platform/config.ts";
import type { StackKeys } from "../platform/keys.ts";
import type { Client } from "./client.ts";
import { AuthError } from "./error.ts";
import type { Mail } from "./mail.ts";
import type { RateLimit } from "./rate-limit.ts";
import type { RedirectRules } from "./redirect.ts";

/** What every route of Auth works with. */
export interface AuthContext {
  /** As `supabase_auth_admin`. */
  sql: postgres.Sql;
  keys: StackKeys;
  rules: StackConfig["auth"];
  /** The tokens' `iss`, where Auth itself answers: `{apiUrl}/auth/v1`. */
  issuer: string;
  limits: Record<"signUp" | "token" | "user" | "verify", RateLimit>;
  redirects: RedirectRules;
  sendMail(mail: Mail): Promise<void>;
}

/** What Hono knows of one request. */
export interface AuthEnv extends Env {
  Variables: { client: Client };
  Bindings: { peerAddress: string };
}

/**
 * The body, checked.
 *
 * @throws AuthError 400 `bad_json` where it is no JSON or a member has the wrong type.
 */
export async function readBody<T extends z.ZodType>(
  c: Context<AuthEnv>,
  shape: T,
): Promise<z.infer<T>> {
  const text = await c.req.text();
  try {
    return shape.parse(JSON.parse(text || "{}"));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : "not JSON";
    throw new AuthError(400, "bad_json", `Could not parse request body as JSON: ${reason}`);
  }
}

// WHATWG's pattern for <input type=email>, which GoTrue's library uses too.
const emailPattern =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** The address in lower case. @throws AuthError 400 where it is none. */
export function normalizeEmail(text: string): string {
  const email = text.toLowerCase();
  if (email.length > 255) {
    throw new AuthError(400, "validation_failed", "An email address is too long");
  }
  if (!emailPattern.test(email)) {
    const message = "Unable to validate email address: invalid format";
    throw new AuthError(400, "validation_failed", message);
  }
  return email;
}
