import { createHash } from "node:crypto";
import type postgres from "postgres";
import { AuthError } from "./error.ts";

/** Hosted's, in seconds: how long a code from a link may be exchanged for a session. */
const CODE_LIFETIME = 300;

/** What a client keeps a secret for, that it shows later (RFC 7636). */
export interface CodeChallenge {
  code_challenge: string;
  code_challenge_method: "s256" | "plain";
}

interface FlowState extends CodeChallenge {
  id: string;
  user_id: string;
  auth_code_issued_at: Date | null;
}

/** Remembers which client asked for a mail: only that client can use the code in its link. */
export async function rememberFlow(
  sql: postgres.ISql,
  userId: string,
  { code_challenge, code_challenge_method }: CodeChallenge,
): Promise<void> {
  await sql`
    insert into auth.flow_state (id, user_id, auth_code, code_challenge_method, code_challenge,
      provider_type, authentication_method, created_at, updated_at)
    values (${crypto.randomUUID()}, ${userId}, ${crypto.randomUUID()}, ${code_challenge_method},
      ${code_challenge}, 'recovery', 'recovery', now(), now())`;
}

/** The code for the client that asked last. */
export async function issueAuthCode(sql: postgres.ISql, userId: string): Promise<string> {
  const [flow] = await sql<{ auth_code: string }[]>`
    update auth.flow_state set auth_code_issued_at = now(), updated_at = now()
    where id = (
      select id from auth.flow_state where user_id = ${userId} order by created_at desc limit 1
    )
    returning auth_code`;
  if (!flow) {
    throw new AuthError(404, "flow_state_not_found", "No valid flow state found for user.");
  }
  return flow.auth_code;
}

/** Uses a code up. @returns whose it is. @throws AuthError as hosted words it. */
export async function exchangeAuthCode(
  tx: postgres.ISql,
  code: string,
  verifier: string,
): Promise<string> {
  const [flow] = await tx<FlowState[]>`
    select * from auth.flow_state where auth_code = ${code} for update`;
  if (!flow) {
    const message = "invalid flow state, no valid flow state found";
    throw new AuthError(404, "flow_state_not_found", message);
  }
  if ((flow.auth_code_issued_at?.getTime() ?? 0) + CODE_LIFETIME * 1000 < Date.now()) {
    const message = "invalid flow state, flow state has expired";
    throw new AuthError(403, "flow_state_expired", message);
  }
  const shown = flow.code_challenge_method === "plain"
    ? verifier
    : createHash("sha256").update(verifier).digest("base64url");
  if (shown !== flow.code_challenge) {
    const message = "code challenge does not match previously saved code verifier";
    throw new AuthError(400, "bad_code_verifier", message);
  }
  await tx`delete from auth.flow_state where id = ${flow.id}`;
  return flow.user_id;
}
