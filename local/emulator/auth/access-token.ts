import type postgres from "postgres";
import type { AuthContext } from "./context.ts";
import type { Session } from "./sessions.ts";
import { type Metadata, presentUser, type User } from "./users.ts";

/** The answer to a sign-in: a session as supabase-js keeps it. */
export async function presentSession(
  context: AuthContext,
  sql: postgres.ISql,
  user: User,
  session: Session,
  refreshToken: string,
): Promise<Metadata> {
  // Sessions from before the table was there were opened by a password.
  const [{ method = "password" } = {}] = await sql<{ method?: string }[]>`
    select authentication_method as method from auth.mfa_amr_claims
    where session_id = ${session.id}`;
  const issuedAt = Math.floor(Date.now() / 1000);
  const lifetime = context.rules.jwt_expiry;
  const access_token = await context.keys.signToken({
    iss: context.issuer,
    sub: user.id,
    aud: user.aud,
    exp: issuedAt + lifetime,
    iat: issuedAt,
    email: user.email ?? "",
    phone: user.phone ?? "",
    app_metadata: user.raw_app_meta_data ?? {},
    user_metadata: user.raw_user_meta_data ?? {},
    role: user.role,
    aal: session.aal ?? "aal1",
    amr: [{ method, timestamp: Math.floor(session.created_at.getTime() / 1000) }],
    session_id: session.id,
    is_anonymous: user.is_anonymous,
  });
  return {
    access_token,
    token_type: "bearer",
    expires_in: lifetime,
    expires_at: issuedAt + lifetime,
    refresh_token: refreshToken,
    user: await presentUser(sql, user),
  };
}
