import { Hono } from "hono";
import postgres from "postgres";
import { z } from "zod";
import { presentSession } from "../access-token.ts";
import { type AuthContext, type AuthEnv, normalizeEmail, readBody } from "../context.ts";
import { AuthError } from "../error.ts";
import { hashPassword, requireStrong } from "../password.ts";
import { issueRefreshToken } from "../refresh-tokens.ts";
import { openSession } from "../sessions.ts";
import {
  findUserByEmail,
  insertUser,
  type Metadata,
  presentUser,
  updateUser,
  type User,
} from "../users.ts";

const signUpBody = z.object({
  email: z.string().default(""),
  phone: z.string().default(""),
  password: z.string().default(""),
  data: z.record(z.string(), z.unknown()).nullish(),
});

/** `POST /signup`. */
export function signUpRoutes(context: AuthContext): Hono<AuthEnv> {
  const { sql, rules, limits } = context;
  return new Hono<AuthEnv>().post("/signup", async (c) => {
    limits.signUp.take(c.var.client.address);
    const body = await readBody(c, signUpBody);
    requireSignUpAllowed(context, body);
    requireStrong(body.password, rules);
    const email = normalizeEmail(body.email);
    const existing = await findUserByEmail(sql, email);
    if (existing && rules.email.enable_confirmations) return c.json(decoy(email, body.data));
    if (existing) throw new AuthError(422, "user_already_exists", "User already registered");

    const passwordHash = await hashPassword(sql, body.password);
    const answer = await sql.begin(async (tx) => {
      const user = await signUp(context, tx, email, passwordHash, body.data ?? {});
      if (!user.confirmed_at) return await presentUser(tx, user);
      const session = await openSession(tx, user.id, c.var.client);
      return presentSession(context, tx, user, session, await issueRefreshToken(tx, session));
    }).catch(blameDatabase);
    return c.json(answer);
  });
}

function requireSignUpAllowed(
  { rules }: AuthContext,
  { email, phone, password }: z.infer<typeof signUpBody>,
): void {
  if (!rules.enable_signup) {
    throw new AuthError(422, "signup_disabled", "Signups not allowed for this instance");
  }
  if (!email && !phone) {
    throw new AuthError(422, "anonymous_provider_disabled", "Anonymous sign-ins are disabled");
  }
  if (!password) {
    throw new AuthError(400, "validation_failed", "Signup requires a valid password");
  }
  if (!email) throw new AuthError(400, "phone_provider_disabled", "Phone signups are disabled");
  if (!rules.email.enabled) {
    throw new AuthError(400, "email_provider_disabled", "Email signups are disabled");
  }
}

async function signUp(
  { rules }: AuthContext,
  tx: postgres.ISql,
  email: string,
  passwordHash: string,
  data: Metadata,
): Promise<User> {
  const confirmed = !rules.email.enable_confirmations;
  const user = await insertUser(
    tx,
    { email, passwordHash, confirmed, appMetadata: {}, userMetadata: data, identityData: data },
    "user_already_exists",
  );
  const known = { sub: user.id, email, email_verified: confirmed, phone_verified: false };
  return await updateUser(tx, user.id, {
    raw_user_meta_data: { ...data, ...known },
    ...(confirmed && { last_sign_in_at: new Date() }),
  });
}

/** Where addresses are confirmed, an answer must not tell which ones have a user. */
function decoy(email: string, data: Metadata | null | undefined): Metadata {
  const now = new Date();
  return {
    id: crypto.randomUUID(),
    aud: "authenticated",
    role: "",
    email,
    phone: "",
    confirmation_sent_at: now,
    app_metadata: { provider: "email", providers: ["email"] },
    user_metadata: data ?? {},
    identities: [],
    created_at: now,
    updated_at: now,
    is_anonymous: false,
  };
}

/** A trigger of the project's on auth.users may fail; hosted says no more than this. */
function blameDatabase(error: unknown): never {
  if (!(error instanceof postgres.PostgresError)) throw error;
  console.error("auth: a new user was not saved:", error.message);
  throw new AuthError(500, "unexpected_failure", "Database error saving new user");
}
