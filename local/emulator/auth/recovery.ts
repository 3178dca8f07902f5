import { createHash, randomInt } from "node:crypto";
import type postgres from "postgres";
import { AuthError } from "./error.ts";
import { isBanned, updateUser, type User } from "./users.ts";

/** Proves that its holder can read the user's mail. */
export interface RecoveryToken {
  /** In the link. `pkce_` before it: the link leads to a code for who asked for the mail. */
  hash: string;
  /** Six digits, to be typed. */
  code: string;
}

/** How the tokens of old mails are told from each other: hosted's way, SHA-224 of both. */
function hashOf(email: string, code: string): string {
  return createHash("sha224").update(email + code).digest("hex");
}

/** Draws a token, which takes the place of an earlier one. */
export async function drawRecoveryToken(
  sql: postgres.ISql,
  user: User,
  isPkce: boolean,
): Promise<RecoveryToken> {
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const hash = `${isPkce ? "pkce_" : ""}${hashOf(user.email ?? "", code)}`;
  await updateUser(sql, user.id, { recovery_token: hash, recovery_sent_at: new Date() });
  return { hash, code };
}

/** A token as it comes back: from a link, or typed beside the address. */
export type GivenToken = { hash: string } | { email: string; code: string };

/**
 * Uses a token up; an address that waited for its confirmation is confirmed by it.
 *
 * @param lifetime of a token, in seconds
 * @throws AuthError 403 `otp_expired` for one that is unknown, used or too old
 */
export async function useRecoveryToken(
  tx: postgres.ISql,
  given: GivenToken,
  lifetime: number,
): Promise<User> {
  const hashes = "hash" in given
    ? [given.hash]
    : ["", "pkce_"].map((prefix) => prefix + hashOf(given.email, given.code));
  const [user] = await tx<User[]>`
    select * from auth.users where recovery_token in ${tx(hashes)} and deleted_at is null
    for update`;
  const sentAt = user?.recovery_sent_at?.getTime() ?? 0;
  if (!user || sentAt + lifetime * 1000 < Date.now()) {
    const message = "hash" in given
      ? "Email link is invalid or has expired"
      : "Token has expired or is invalid";
    throw new AuthError(403, "otp_expired", message);
  }
  if (isBanned(user)) throw new AuthError(403, "user_banned", "User is banned");
  const now = new Date();
  return await updateUser(tx, user.id, {
    recovery_token: "",
    last_sign_in_at: now,
    ...(!user.email_confirmed_at && { email_confirmed_at: now }),
  });
}
