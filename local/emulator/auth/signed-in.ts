import { z } from "zod";
import { bearerToken } from "../platform/caller.ts";
import type { AuthContext } from "./context.ts";
import { AuthError } from "./error.ts";
import { findSession, type Session } from "./sessions.ts";
import { findUser, isBanned, type User } from "./users.ts";

export interface SignedIn {
  user: User;
  session: Session;
}

/**
 * Who is signed in by the bearer token. Unlike REST, Auth looks its session up: a token whose
 * session was ended is refused here though it has not expired.
 *
 * @throws AuthError 401 without a token, 403 with a bad one.
 */
export async function requireSignedIn(context: AuthContext, headers: Headers): Promise<SignedIn> {
  const token = bearerToken(headers);
  if (!token || token.startsWith("sb_")) throw keyAlone(headers);
  const claims = await context.keys.verifyToken(token).catch((error) => {
    const reason = "invalid JWT: unable to parse or verify signature";
    throw new AuthError(403, "bad_jwt", `${reason}, ${error.message}`);
  });
  if (!claims.sub) throw new AuthError(403, "bad_jwt", "invalid claim: missing sub claim");
  if (!z.guid().safeParse(claims.sub).success) {
    throw new AuthError(400, "bad_jwt", "invalid claim: sub claim must be a UUID");
  }
  const user = await findUser(context.sql, claims.sub);
  if (!user) {
    throw new AuthError(403, "user_not_found", "User from sub claim in JWT does not exist");
  }
  if (isBanned(user)) throw new AuthError(403, "user_banned", "User is banned");
  const session = typeof claims.session_id === "string"
    ? await findSession(context.sql, claims.session_id)
    : undefined;
  if (!session) {
    const message = "Session from session_id claim in JWT does not exist";
    throw new AuthError(403, "session_not_found", message);
  }
  return { user, session };
}

/** The gateway turns a key `sb_…` into a token of its role, which belongs to no user. */
function keyAlone(headers: Headers): AuthError {
  return headers.get("apikey")?.startsWith("sb_")
    ? new AuthError(403, "bad_jwt", "invalid claim: missing sub claim")
    : new AuthError(401, "no_authorization", "This endpoint requires a valid Bearer token");
}
