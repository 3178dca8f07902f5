import { type Context, Hono } from "hono";
import { z } from "zod";
import { presentSession } from "../access-token.ts";
import { type AuthContext, type AuthEnv, normalizeEmail, readBody } from "../context.ts";
import { AuthError } from "../error.ts";
import { issueAuthCode, rememberFlow } from "../flow-state.ts";
import { recoveryMail } from "../mail.ts";
import { drawRecoveryToken, type GivenToken, useRecoveryToken } from "../recovery.ts";
import { safeRedirect } from "../redirect.ts";
import { issueRefreshToken } from "../refresh-tokens.ts";
import { openSession } from "../sessions.ts";
import { findUserByEmail, presentUser, type User } from "../users.ts";

const text = z.string().default("");
const recoverBody = z.object({
  email: text,
  code_challenge: text.nullable(),
  code_challenge_method: text.nullable(),
});
const verifyBody = z.object({ type: text, email: text, token: text, token_hash: text });
const linkBody = z.object({ type: text, email: text });

/** GoTrue's names of what one and the same token is asked for. */
const types = ["recovery", "magiclink", "email"];

/** A forgotten password: the mail, and what its link or its code leads to. */
export function recoveryRoutes(context: AuthContext): Hono<AuthEnv> {
  const { sql, rules, limits } = context;
  return new Hono<AuthEnv>()
    .post("/recover", async (c) => {
      const body = await readBody(c, recoverBody);
      if (!body.email) throw invalid("Password recovery requires an email");
      const challenge = readChallenge(body);
      const user = await findUserByEmail(sql, normalizeEmail(body.email));
      // The answer must not tell whether an address has a user.
      if (!user) return c.json({});
      requirePause(user, rules.email.max_frequency);
      const token = await sql.begin(async (tx) => {
        if (challenge) await rememberFlow(tx, user.id, challenge);
        return await drawRecoveryToken(tx, user, challenge !== undefined);
      });
      const link = linkOf(context, token.hash, redirectOf(context, c));
      await context.sendMail(recoveryMail(user.email ?? "", link, token.code));
      return c.json({});
    })
    .get("/verify", async (c) => {
      const { type = "", token = "" } = c.req.query();
      const target = new URL(redirectOf(context, c));
      try {
        requireType(type);
        const { given, user } = await use(context, { hash: token });
        if (given.hash.startsWith("pkce_")) {
          target.searchParams.set("code", await issueAuthCode(sql, user.id));
        } else {
          const { user: _user, ...session } = await signIn(context, c, user);
          target.hash = sorted({ ...session, type });
        }
      } catch (error) {
        if (!(error instanceof AuthError)) throw error;
        const { code: error_code, message: error_description } = error;
        const told = { error: "access_denied", error_code, error_description };
        target.hash = sorted(told);
        if (token.startsWith("pkce_")) target.search = sorted(told);
      }
      return c.redirect(target.href, 303);
    })
    .post("/verify", async (c) => {
      limits.verify.take(c.var.client.address);
      const { type, email, token, token_hash } = await readBody(c, verifyBody);
      if (!type) throw invalid("Verify requires a verification type");
      if (!token === !token_hash) throw invalid("Verify requires either a token or a token hash");
      requireType(type);
      if (token_hash && email) throw invalid("Only the token_hash and type should be provided");
      const given = token_hash
        ? { hash: token_hash }
        : { email: normalizeEmail(email), code: token };
      const { user } = await use(context, given);
      return c.json(await signIn(context, c, user));
    })
    .post("/admin/generate_link", async (c) => {
      const { type, email } = await readBody(c, linkBody);
      if (type !== "recovery") throw invalid(`Invalid email action link type requested: ${type}`);
      const user = await findUserByEmail(sql, normalizeEmail(email));
      if (!user) throw new AuthError(404, "user_not_found", "User with this email not found");
      const { hash, code } = await drawRecoveryToken(sql, user, false);
      const redirect_to = redirectOf(context, c);
      return c.json({
        ...await presentUser(sql, user),
        action_link: linkOf(context, hash, redirect_to),
        email_otp: code,
        hashed_token: hash,
        redirect_to,
        verification_type: type,
      });
    });
}

function readChallenge(body: z.infer<typeof recoverBody>) {
  const { code_challenge, code_challenge_method } = body;
  if (!code_challenge && !code_challenge_method) return undefined;
  if (!code_challenge || !code_challenge_method) {
    throw invalid("PKCE flow requires code_challenge_method and code_challenge");
  }
  const method = code_challenge_method.toLowerCase();
  if (method === "s256" || method === "plain") {
    return { code_challenge, code_challenge_method: method } as const;
  }
  throw invalid("unsupported code_challenge method, must be either plain or S256");
}

/** @param milliseconds that have to lie between two mails to one user */
function requirePause({ recovery_sent_at }: User, milliseconds: number): void {
  const left = (recovery_sent_at?.getTime() ?? 0) + milliseconds - Date.now();
  if (left <= 0) return;
  const seconds = Math.ceil(left / 1000);
  const message = `For security purposes, you can only request this after ${seconds} seconds.`;
  throw new AuthError(429, "over_email_send_rate_limit", message);
}

/** Codes and links of other types were never sent. */
function requireType(type: string): void {
  if (!types.includes(type)) {
    throw new AuthError(403, "otp_expired", "Token has expired or is invalid");
  }
}

async function use<Given extends GivenToken>({ sql, rules }: AuthContext, given: Given) {
  const user = await sql.begin((tx) => useRecoveryToken(tx, given, rules.email.otp_expiry));
  return { given, user };
}

async function signIn(context: AuthContext, c: Context<AuthEnv>, user: User) {
  return await context.sql.begin(async (tx) => {
    const session = await openSession(tx, user.id, c.var.client, "otp");
    return presentSession(context, tx, user, session, await issueRefreshToken(tx, session));
  });
}

function redirectOf({ redirects }: AuthContext, c: Context<AuthEnv>): string {
  return safeRedirect(c.req.query("redirect_to"), redirects);
}

function linkOf({ issuer }: AuthContext, token: string, redirect_to: string): string {
  return `${issuer}/verify?${new URLSearchParams({ token, type: "recovery", redirect_to })}`;
}

/** As Go writes the parameters of a URL. */
function sorted(values: Record<string, unknown>): string {
  const pairs = Object.entries(values).map(([name, value]) => [name, String(value)]);
  return new URLSearchParams(pairs.sort()).toString();
}

function invalid(message: string): AuthError {
  return new AuthError(400, "validation_failed", message);
}
