import postgres from "postgres";
import { AuthError } from "./error.ts";

export type Metadata = Record<string, unknown>;

/** A row of `auth.users`, as far as Auth looks at it. */
export interface User {
  id: string;
  aud: string;
  role: string;
  email: string | null;
  phone: string | null;
  encrypted_password: string | null;
  email_confirmed_at: Date | null;
  phone_confirmed_at: Date | null;
  confirmed_at: Date | null;
  last_sign_in_at: Date | null;
  raw_app_meta_data: Metadata | null;
  raw_user_meta_data: Metadata | null;
  recovery_token: string | null;
  recovery_sent_at: Date | null;
  banned_until: Date | null;
  deleted_at: Date | null;
  is_anonymous: boolean;
  created_at: Date;
  updated_at: Date;
}

export interface NewUser {
  id?: string;
  email: string;
  passwordHash: string;
  role?: string;
  confirmed: boolean;
  userMetadata: Metadata;
  appMetadata: Metadata;
  /** What a provider, or who signs up, tells beside the address. */
  identityData?: Metadata;
}

/** Finds a softly deleted user too. */
export async function findUser(sql: postgres.ISql, id: string): Promise<User | undefined> {
  const [user] = await sql<User[]>`
    select * from auth.users where id = ${id}`;
  return user;
}

/** @param email in lower case. */
export async function findUserByEmail(
  sql: postgres.ISql,
  email: string,
): Promise<User | undefined> {
  const [user] = await sql<User[]>`
    select * from auth.users where email = ${email} and not is_sso_user and deleted_at is null`;
  return user;
}

/** @throws AuthError 422 with `takenCode` when the address has a user already. */
export async function insertUser(
  sql: postgres.ISql,
  user: NewUser,
  takenCode: "user_already_exists" | "email_exists",
): Promise<User> {
  const id = user.id ?? crypto.randomUUID();
  const appMetadata = { provider: "email", providers: ["email"], ...user.appMetadata };
  const [row] = await sql<User[]>`
    insert into auth.users ${
    sql({
      instance_id: "00000000-0000-0000-0000-000000000000",
      id,
      aud: "authenticated",
      role: user.role ?? "authenticated",
      email: user.email,
      encrypted_password: user.passwordHash,
      email_confirmed_at: user.confirmed ? new Date() : null,
      raw_app_meta_data: asJson(sql, appMetadata),
      raw_user_meta_data: asJson(sql, user.userMetadata),
      created_at: new Date(),
      updated_at: new Date(),
    })
  } returning *`.catch((error) => {
    throw isUniqueViolation(error) ? emailTaken(takenCode) : error;
  });
  if (!row) throw new Error("a trigger on auth.users swallowed the new user");
  await insertIdentity(sql, row, user.identityData);
  return row;
}

/** Writes the given columns and `updated_at`. */
export async function updateUser(
  sql: postgres.ISql,
  id: string,
  changes: Partial<User>,
): Promise<User> {
  const { raw_app_meta_data: app, raw_user_meta_data: own, ...plain } = changes;
  const columns = {
    ...plain,
    ...(app && { raw_app_meta_data: asJson(sql, app) }),
    ...(own && { raw_user_meta_data: asJson(sql, own) }),
    updated_at: new Date(),
  };
  const [row] = await sql<User[]>`
    update auth.users set ${sql(columns)} where id = ${id} returning *`.catch((error) => {
    throw isUniqueViolation(error) ? emailTaken("email_exists") : error;
  });
  if (!row) throw new AuthError(404, "user_not_found", "User not found");
  if (changes.email) {
    await sql`
      update auth.identities
      set identity_data = identity_data || ${asJson(sql, { email: changes.email })},
        updated_at = now()
      where user_id = ${id} and provider = 'email'`;
  }
  return row;
}

/** The metadata with the changes laid over it; a null takes its key away. */
export function mergeMetadata(current: Metadata | null, changes: Metadata | undefined): Metadata {
  const merged = { ...current, ...changes };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
}

/** The user as Auth's answers show it; what is null is left out, as hosted. */
export async function presentUser(sql: postgres.ISql, user: User): Promise<Metadata> {
  const identities = await sql<Metadata[]>`
    select id as identity_id, provider_id as id, user_id, identity_data, provider, last_sign_in_at,
      created_at, updated_at, email
    from auth.identities where user_id = ${user.id} order by created_at`;
  const optional = {
    email_confirmed_at: user.email_confirmed_at,
    phone_confirmed_at: user.phone_confirmed_at,
    confirmed_at: user.confirmed_at,
    last_sign_in_at: user.last_sign_in_at,
    banned_until: user.banned_until,
    deleted_at: user.deleted_at,
  };
  return {
    id: user.id,
    aud: user.aud,
    role: user.role,
    email: user.email ?? "",
    phone: user.phone ?? "",
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null)),
    app_metadata: user.raw_app_meta_data ?? {},
    user_metadata: user.raw_user_meta_data ?? {},
    identities,
    created_at: user.created_at,
    updated_at: user.updated_at,
    is_anonymous: user.is_anonymous,
  };
}

export function isBanned(user: User): boolean {
  return user.banned_until !== null && user.banned_until.getTime() > Date.now();
}

async function insertIdentity(sql: postgres.ISql, user: User, told?: Metadata): Promise<void> {
  const own = { sub: user.id, email: user.email, email_verified: false, phone_verified: false };
  const data = { ...told, ...own };
  await sql`
    insert into auth.identities
      (provider_id, user_id, identity_data, provider, last_sign_in_at, created_at, updated_at)
    values (${user.id}, ${user.id}, ${asJson(sql, data)}, 'email', now(), now(), now())`;
}

function asJson(sql: postgres.ISql, value: Metadata): postgres.Parameter {
  return sql.json(value as postgres.JSONValue);
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof postgres.PostgresError && error.code === "23505";
}

function emailTaken(code: "user_already_exists" | "email_exists"): AuthError {
  return code === "user_already_exists"
    ? new AuthError(422, code, "User already registered")
    : new AuthError(422, code, "A user with this email address has already been registered");
}
