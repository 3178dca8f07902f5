import type postgres from "postgres";
import type { StackConfig } from "../platform/config.ts";
import { AuthError } from "./error.ts";
import type { Session } from "./sessions.ts";

interface RefreshToken {
  token: string;
  session_id: string;
  parent: string | null;
  revoked: boolean;
  updated_at: Date;
}

/** What became of a refresh token that was shown to us. */
export type Rotation =
  | { outcome: "rotated"; session: Session; refreshToken: string }
  | { outcome: "refused"; error: AuthError };

/** Stores a new token of the session. @param parent the token that it takes the place of. */
export async function issueRefreshToken(
  sql: postgres.ISql,
  session: Session,
  parent: string | null = null,
): Promise<string> {
  const token = randomToken();
  await sql`
    insert into auth.refresh_tokens
      (token, user_id, session_id, parent, revoked, created_at, updated_at)
    values (${token}, ${session.user_id}, ${session.id}, ${parent}, false, now(), now())`;
  return token;
}

/**
 * Exchanges a refresh token for its successor. A used one still answers where an honest client may
 * bring it: it lost our answer (then its successor is unused, and is handed out again), or it asked
 * twice within the reuse interval. Any other is taken for stolen and ends the whole session.
 *
 * A refusal is returned, not thrown: what it revoked must be committed.
 */
export async function rotateRefreshToken(
  tx: postgres.TransactionSql,
  given: string,
  rules: StackConfig["auth"],
): Promise<Rotation> {
  const session = await lockSessionOf(tx, given);
  if (!session) return refuse("refresh_token_not_found", "Refresh Token Not Found");
  if (session.not_after && session.not_after.getTime() < Date.now()) {
    return refuse("session_expired", "Session Expired");
  }
  // Read once the session is locked: another request may have rotated it in the meantime.
  const [token] = await tx<RefreshToken[]>`
    select * from auth.refresh_tokens where token = ${given}`;
  if (!token) return refuse("refresh_token_not_found", "Refresh Token Not Found");

  if (token.revoked) {
    const [active] = await tx<RefreshToken[]>`
      select * from auth.refresh_tokens where session_id = ${session.id} and not revoked
      order by id desc limit 1`;
    if (active?.parent === given) return rotated(tx, session, active.token);
    const reusableUntil = token.updated_at.getTime() + rules.refresh_token_reuse_interval * 1000;
    if (Date.now() > reusableUntil) {
      if (rules.enable_refresh_token_rotation) await revokeFamily(tx, session);
      return refuse("refresh_token_already_used", "Already Used");
    }
  }
  await tx`
    update auth.refresh_tokens set revoked = true, updated_at = now()
    where token = ${given} and not revoked`;
  return rotated(tx, session, await issueRefreshToken(tx, session, given));
}

async function lockSessionOf(tx: postgres.ISql, token: string): Promise<Session | undefined> {
  const [session] = await tx<Session[]>`
    select * from auth.sessions
    where id = (select session_id from auth.refresh_tokens where token = ${token})
    for update`;
  return session;
}

async function revokeFamily(tx: postgres.ISql, session: Session): Promise<void> {
  await tx`
    update auth.refresh_tokens set revoked = true, updated_at = now()
    where session_id = ${session.id} and not revoked`;
}

async function rotated(
  tx: postgres.ISql,
  session: Session,
  refreshToken: string,
): Promise<Rotation> {
  await tx`
    update auth.sessions set refreshed_at = now() at time zone 'utc', updated_at = now()
    where id = ${session.id}`;
  return { outcome: "rotated", session, refreshToken };
}

function refuse(code: string, reason: string): Rotation {
  return {
    outcome: "refused",
    error: new AuthError(400, code, `Invalid Refresh Token: ${reason}`),
  };
}

/** 72 random bits in 12 characters, hosted's shape. */
function randomToken(): string {
  return crypto.getRandomValues(new Uint8Array(9)).toBase64({ alphabet: "base64url" });
}
