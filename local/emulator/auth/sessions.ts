import type postgres from "postgres";
import type { Client } from "./client.ts";

export interface Session {
  id: string;
  user_id: string;
  created_at: Date;
  not_after: Date | null;
  aal: string | null;
}

/** How a session was opened: what its tokens claim as `amr`. */
export type SignInMethod = "password" | "otp" | "recovery";

export type SignOutScope = "global" | "local" | "others";

export async function openSession(
  sql: postgres.ISql,
  userId: string,
  client: Client,
  method: SignInMethod = "password",
): Promise<Session> {
  const [session] = await sql<Session[]>`
    insert into auth.sessions (id, user_id, created_at, updated_at, aal, user_agent, ip)
    values (${crypto.randomUUID()}, ${userId}, now(), now(), 'aal1', ${client.userAgent},
      ${client.address})
    returning *`;
  if (!session) throw new Error("the session was not stored");
  await sql`
    insert into auth.mfa_amr_claims (id, session_id, authentication_method, created_at, updated_at)
    values (${crypto.randomUUID()}, ${session.id}, ${method}, now(), now())`;
  return session;
}

export async function findSession(sql: postgres.ISql, id: string): Promise<Session | undefined> {
  const [session] = await sql<Session[]>`select * from auth.sessions where id = ${id}`;
  return session;
}

/** Voids the refresh tokens of the sessions in scope; access tokens live until they expire. */
export async function closeSessions(
  sql: postgres.ISql,
  session: Session,
  scope: SignOutScope,
): Promise<void> {
  const { id, user_id } = session;
  if (scope === "local") await sql`delete from auth.sessions where id = ${id}`;
  else if (scope === "global") await closeAllSessions(sql, user_id);
  else await sql`delete from auth.sessions where user_id = ${user_id} and id <> ${id}`;
}

export async function closeAllSessions(sql: postgres.ISql, userId: string): Promise<void> {
  await sql`delete from auth.sessions where user_id = ${userId}`;
}
