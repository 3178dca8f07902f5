import type postgres from "postgres";
import type { User } from "./users.ts";

/**
 * A page of users, the softly deleted among them; pages count from 1.
 *
 * @param listing.filter a part of an address or of a full name
 */
export async function listUsers(
  sql: postgres.ISql,
  listing: { page: number; perPage: number; isAscending: boolean; filter: string },
): Promise<{ users: User[]; total: number }> {
  const { page, perPage, isAscending, filter } = listing;
  const found = sql`from auth.users where ${filter} = '' or email like ${`%${filter}%`}
    or raw_user_meta_data ->> 'full_name' ilike ${`%${filter}%`}`;
  const users = await sql<User[]>`
    select * ${found} order by created_at ${isAscending ? sql`asc` : sql`desc`}
    limit ${perPage} offset ${(Math.max(page, 1) - 1) * perPage}`;
  const [row] = await sql<{ total: number }[]>`select count(*)::int as total ${found}`;
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
