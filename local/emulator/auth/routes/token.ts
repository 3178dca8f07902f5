import { type Context, Hono } from "hono";
import { z } from "zod";
import { presentSession } from "../access-token.ts";
import { type AuthContext, type AuthEnv, readBody } from "../context.ts";
import { AuthError } from "../error.ts";
import { exchangeAuthCode } from "../flow-state.ts";
import { findWeakness, isPassword } from "../password.ts";
import { issueRefreshToken, rotateRefreshToken } from "../refresh-tokens.ts";
import { openSession } from "../sessions.ts";
import { findUser, findUserByEmail, isBanned, type Metadata, updateUser } from "../users.ts";

const passwordBody = z.object({
  email: z.string().default(""),
  phone: z.string().default(""),
  password: z.string().default(""),
});
const pkceBody = z.object({
  auth_code: z.string().default(""),
  code_verifier: z.string().default(""),
});
const refreshBody = z.object({ refresh_token: z.string().default("") });

/** `POST /token?grant_type=password|refresh_token|pkce`. */
export function tokenRoutes(context: AuthContext): Hono<AuthEnv> {
  return new Hono<AuthEnv>().post("/token", async (c) => {
    context.limits.token.take(c.var.client.address);
    const grant = c.req.query("grant_type");
    if (grant === "password") return c.json(await signIn(context, c));
    if (grant === "refresh_token") return c.json(await refresh(context, c));
    if (grant === "pkce") return c.json(await exchangeCode(context, c));
    throw new AuthError(400, "invalid_credentials", "unsupported_grant_type");
  });
}

async function signIn(context: AuthContext, c: Context<AuthEnv>): Promise<Metadata> {
  const { sql, rules } = context;
  const { email, phone, password } = await readBody(c, passwordBody);
  if (email && phone) {
    const message = "Only an email address or phone number should be provided on login.";
    throw new AuthError(400, "validation_failed", message);
  }
  if (!email && !phone) throw new AuthError(400, "validation_failed", "missing email or phone");
  if (!email) throw new AuthError(422, "phone_provider_disabled", "Phone logins are disabled");

  if (!rules.email.enabled) {
    throw new AuthError(422, "email_provider_disabled", "Email logins are disabled");
  }

  const user = await findUserByEmail(sql, email.toLowerCase());
  if (user && isBanned(user)) throw new AuthError(400, "user_banned", "User is banned");
  if (!user || !await isPassword(sql, password, user.encrypted_password)) {
    throw new AuthError(400, "invalid_credentials", "Invalid login credentials");
  }
  if (!user.confirmed_at) throw new AuthError(400, "email_not_confirmed", "Email not confirmed");

  const answer = await sql.begin(async (tx) => {
    const current = await updateUser(tx, user.id, { last_sign_in_at: new Date() });
    const session = await openSession(tx, user.id, c.var.client);
    return presentSession(context, tx, current, session, await issueRefreshToken(tx, session));
  });
  const weakness = findWeakness(password, rules);
  return weakness ? { ...answer, weak_password: weakness } : answer;
}

async function exchangeCode(context: AuthContext, c: Context<AuthEnv>): Promise<Metadata> {
  const { auth_code, code_verifier } = await readBody(c, pkceBody);
  if (!auth_code || !code_verifier) {
    const message = "invalid request: both auth code and code verifier should be non-empty";
    throw new AuthError(400, "validation_failed", message);
  }
  return await context.sql.begin(async (tx) => {
    const user = await findUser(tx, await exchangeAuthCode(tx, auth_code, code_verifier));
    if (!user || isBanned(user)) throw new AuthError(403, "user_banned", "User is banned");
    const session = await openSession(tx, user.id, c.var.client, "recovery");
    return presentSession(context, tx, user, session, await issueRefreshToken(tx, session));
  });
}

async function refresh(context: AuthContext, c: Context<AuthEnv>): Promise<Metadata> {
  const { refresh_token } = await readBody(c, refreshBody);
  if (!refresh_token) throw new AuthError(400, "validation_failed", "refresh_token required");

  const answer = await context.sql.begin(async (tx) => {
    const rotation = await rotateRefreshToken(tx, refresh_token, context.rules);
    if (rotation.outcome === "refused") return rotation.error;
    const user = await findUser(tx, rotation.session.user_id);
    if (!user || isBanned(user)) {
      throw new AuthError(400, "user_banned", "Invalid Refresh Token: User Banned");
    }
    return presentSession(context, tx, user, rotation.session, rotation.refreshToken);
  });
  if (answer instanceof AuthError) throw answer;
  return answer;
}
