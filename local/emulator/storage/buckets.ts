import type postgres from "postgres";
import { refusals } from "./error.ts";

/** A row of storage.buckets, as far as the API knows it. */
export interface Bucket {
  id: string;
  name: string;
  owner: string | null;
  public: boolean;
  type: string;
  /** Bytes, as Postgres prints a bigint; null: the project's limit. */
  file_size_limit: string | null;
  allowed_mime_types: string[] | null;
  created_at: Date;
  updated_at: Date;
}

/** What can be set on a bucket; what is undefined stays as it is. */
export interface BucketSettings {
  public?: boolean;
  file_size_limit?: number | null;
  allowed_mime_types?: string[] | null;
}

type AnySql = postgres.Sql | postgres.TransactionSql;

/** @throws `NoSuchBucket`, too when it is out of the caller's sight. */
export async function findBucket(sql: AnySql, id: string): Promise<Bucket> {
  const [bucket] = await sql<Bucket[]>`select * from storage.buckets where id = ${id}`;
  if (!bucket) throw refusals.noSuchBucket();
  return bucket;
}

export interface BucketListing {
  limit?: number;
  offset?: number;
  sortColumn?: "id" | "name" | "created_at" | "updated_at";
  sortOrder?: "asc" | "desc";
  search?: string;
}

export async function listBuckets(sql: AnySql, listing: BucketListing): Promise<Bucket[]> {
  const { limit, offset = 0, sortColumn, sortOrder, search = "" } = listing;
  const direction = sortOrder === "desc" ? sql`desc` : sql`asc`;
  return await sql<Bucket[]>`
    select * from storage.buckets
    where position(lower(${search}) in lower(name)) > 0
    ${sortColumn ? sql`order by ${sql(sortColumn)} ${direction}` : sql``}
    limit ${limit ?? null} offset ${offset}`;
}

export async function insertBucket(
  sql: AnySql,
  bucket: BucketSettings & { id: string; name: string; owner: string | undefined },
): Promise<void> {
  await sql`
    insert into storage.buckets
      (id, name, owner, owner_id, public, file_size_limit, allowed_mime_types)
    values (
      ${bucket.id}, ${bucket.name}, ${asUuid(bucket.owner)}, ${bucket.owner ?? null},
      ${bucket.public ?? false}, ${bucket.file_size_limit ?? null},
      ${bucket.allowed_mime_types ?? null}
    )`;
}

/** @throws `NoSuchBucket` */
export async function updateBucket(
  sql: AnySql,
  id: string,
  settings: BucketSettings,
): Promise<void> {
  const changes = Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined),
  );
  const { count } = await sql`update storage.buckets set ${sql(changes)} where id = ${id}`;
  if (count === 0) throw refusals.noSuchBucket();
}

/** @throws `NoSuchBucket` */
export async function deleteBucket(sql: AnySql, id: string): Promise<void> {
  const { count } = await sql`delete from storage.buckets where id = ${id}`;
  if (count === 0) throw refusals.noSuchBucket();
}

/** As the column `owner` of old wants it: a subject that is no UUID has none. */
export function asUuid(subject: string | undefined): string | null {
  const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
  return subject !== undefined && uuid.test(subject) ? subject : null;
}
