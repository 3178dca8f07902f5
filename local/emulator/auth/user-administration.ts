import type postgres from "postgres";
import type { User } from "./users.ts";

/** A page of users, newest first, the softly deleted among them; pages count from 1. */
export async function listUsers(
  sql: postgres.ISql,
  page: number,
  perPage: number,
): Promise<{ users: User[]; total: number }> {
  const users = await sql<User[]>`
    select * from auth.users order by created_at desc limit ${perPage} offset ${
    (page - 1) * perPage
  }`;
  const [row] = await sql<{ total: number }[]>`
    select count(*)::int as total from auth.users`;
  return { users, total: row?.total ?? 0 };
}

/**
 * Deletes the user with all that cascades from it. Softly: the row stays for those who refer to it,
 * with nothing in it that tells who it was.
 */
export async function deleteUser(sql: postgres.Sql, id: string, softly: boolean): Promise<void> {
  if (!softly) {
    await sql`delete from auth.users where id = ${id}`;
    return;
  }
  await sql.begin(async (tx) => {
    await tx`delete from auth.sessions where user_id = ${id}`;
    await tx`delete from auth.identities where user_id = ${id}`;
    await tx`
      update auth.users
      set email = encode(sha256(convert_to(id::text || coalesce(email, ''), 'utf8')), 'base64'),
        phone = null, encrypted_password = null, raw_user_meta_data = '{}', raw_app_meta_data = '{}',
        deleted_at = now(), updated_at = now()
      where id = ${id}`;
  });
}
