import type postgres from "postgres";
import { asUuid } from "./buckets.ts";
import { refusals } from "./error.ts";

/** What Storage knows of an object's bytes. A row that SQL made may lack any of it. */
export interface BytesMetadata {
  /** Quoted, as the header has it. */
  eTag: string;
  size: number;
  mimetype: string;
  cacheControl: string;
  /** ISO 8601. */
  lastModified: string;
  contentLength: number;
  httpStatusCode: number;
}

/** A row of storage.objects. */
export interface StoredObject {
  id: string;
  bucket_id: string;
  name: string;
  owner: string | null;
  owner_id: string | null;
  version: string | null;
  metadata: Partial<BytesMetadata> | null;
  user_metadata: Record<string, unknown> | null;
  created_at: Date;
  updated_at: Date;
  last_accessed_at: Date;
}

/** An object as it is to be written. */
export interface ObjectDraft {
  bucket: string;
  key: string;
  /** The caller's subject; undefined for the secret key, which owns nothing. */
  owner: string | undefined;
  version: string;
  metadata: Partial<BytesMetadata>;
  userMetadata: Record<string, unknown> | null;
}

export type Sql = postgres.TransactionSql;

/** @throws `NoSuchKey`, too when it is out of the caller's sight. */
export async function findObject(sql: Sql, bucket: string, key: string): Promise<StoredObject> {
  const [object] = await sql<StoredObject[]>`
    select * from storage.objects where bucket_id = ${bucket} and name = ${key}`;
  if (!object) throw refusals.noSuchKey();
  return object;
}

export async function findKeys(sql: Sql, bucket: string, keys: string[]): Promise<Set<string>> {
  const rows = await sql<{ name: string }[]>`
    select name from storage.objects where bucket_id = ${bucket} and name = any(${keys})`;
  return new Set(rows.map(({ name }) => name));
}

/** Takes an INSERT policy and no other: nothing is returned. */
export async function insertObject(sql: Sql, draft: ObjectDraft): Promise<void> {
  await sql`insert into storage.objects ${draftColumns(sql, draft)}`;
}

/** Takes policies for INSERT, SELECT and UPDATE. */
export async function upsertObject(sql: Sql, draft: ObjectDraft): Promise<StoredObject> {
  const [object] = await sql<StoredObject[]>`
    insert into storage.objects ${draftColumns(sql, draft)}
    on conflict (name, bucket_id) do update set
      metadata = excluded.metadata,
      user_metadata = excluded.user_metadata,
      version = excluded.version,
      owner = coalesce(excluded.owner, objects.owner),
      owner_id = coalesce(excluded.owner_id, objects.owner_id)
    returning *`;
  if (!object) throw new Error("an upsert returned no row");
  return object;
}

/**
 * Gives an object another bucket or key; its bytes stay where they are.
 *
 * @throws `NoSuchKey`, too when the caller may not change it.
 */
export async function renameObject(
  sql: Sql,
  from: { bucket: string; key: string },
  to: { bucket: string; key: string; owner: string | undefined },
): Promise<void> {
  const { count } = await sql`
    update storage.objects set
      bucket_id = ${to.bucket},
      name = ${to.key},
      owner = coalesce(${asUuid(to.owner)}, owner),
      owner_id = coalesce(${to.owner ?? null}, owner_id)
    where bucket_id = ${from.bucket} and name = ${from.key}`;
  if (count === 0) throw refusals.noSuchKey();
}

/** @returns those that were there and that the caller may both see and delete. */
export async function deleteObjects(
  sql: Sql,
  bucket: string,
  keys: string[],
): Promise<StoredObject[]> {
  return await sql<StoredObject[]>`
    delete from storage.objects where bucket_id = ${bucket} and name = any(${keys})
    returning *`;
}

/** @returns the versions whose bytes nobody needs any more. */
export async function emptyBucket(sql: Sql, bucket: string): Promise<string[]> {
  const rows = await sql<{ version: string | null }[]>`
    delete from storage.objects where bucket_id = ${bucket} and created_at < now()
    returning version`;
  return rows.flatMap(({ version }) => version ?? []);
}

export async function isBucketEmpty(sql: Sql, bucket: string): Promise<boolean> {
  const rows = await sql`select from storage.objects where bucket_id = ${bucket} limit 1`;
  return rows.length === 0;
}

function draftColumns(sql: Sql, draft: ObjectDraft) {
  return sql({
    bucket_id: draft.bucket,
    name: draft.key,
    owner: asUuid(draft.owner),
    owner_id: draft.owner ?? null,
    version: draft.version,
    metadata: sql.json(draft.metadata as postgres.JSONValue),
    user_metadata: draft.userMetadata && sql.json(draft.userMetadata as postgres.JSONValue),
  });
}
