import type postgres from "postgres";
import type { Sql, StoredObject } from "./objects.ts";

/** What a listing shows: an object, or a folder, of which nothing but its name is known. */
export type Entry =
  & { name: string }
  & {
    [
      Column in keyof Pick<
        StoredObject,
        "id" | "updated_at" | "created_at" | "last_accessed_at" | "metadata"
      >
    ]: StoredObject[Column] | null;
  };

export interface FolderListing {
  bucket: string;
  /** `""`, or a path that ends in `/`. */
  prefix: string;
  /** What the entries' names begin with, in any case; may lead into deeper folders. */
  search: string;
  limit: number;
  offset: number;
  column: "name" | "updated_at" | "created_at" | "last_accessed_at";
  order: "asc" | "desc";
}

/** No listing is longer. */
const MOST_ENTRIES = 1500;

/**
 * What lies directly in a folder. Sorted by name, folders stand among the objects; sorted by a date
 * they come first, for they have none.
 */
export async function listFolder(sql: Sql, listing: FolderListing): Promise<Entry[]> {
  const { bucket, prefix, search, column, order } = listing;
  const direction = order === "desc" ? sql`desc` : sql`asc`;
  const place = column === "name"
    ? sql`lower(min(entry)) collate "C" ${direction}`
    : sql`bool_or(is_folder) desc,
        case when bool_or(is_folder) then min(entry) end ${direction},
        min(${sql(column)}) ${direction},
        min(entry)`;
  return await sql<Entry[]>`
    select
      case when bool_or(is_folder) then left(min(entry), -1) else min(entry) end as name,
      (array_agg(id) filter (where not is_folder))[1] as id,
      min(updated_at) filter (where not is_folder) as updated_at,
      min(created_at) filter (where not is_folder) as created_at,
      min(last_accessed_at) filter (where not is_folder) as last_accessed_at,
      (array_agg(metadata) filter (where not is_folder))[1] as metadata
    from (
      select *, coalesce(folder, rest) as entry, folder is not null as is_folder
      from (
        select *, ${folderOf(sql, sql`rest`, search)} as folder
        from (
          select *, substring(name from length(${prefix}) + 1) as rest
          from storage.objects
          where bucket_id = ${bucket}
            and lower(name) collate "C" like ${startingWith((prefix + search).toLowerCase())}
        ) as found
      ) as parted
    ) as entries
    -- An object is one entry though another's name differs from it by case alone.
    group by case when is_folder then lower(entry) else id::text end
    order by ${place}
    limit ${Math.min(listing.limit, MOST_ENTRIES)} offset ${listing.offset}`;
}

export interface PageRequest {
  bucket: string;
  /** Of the keys; need not be a folder. */
  prefix: string;
  /** Whether keys that go on with a `/` are shown as their folder. */
  folders: boolean;
  limit: number;
  column: "name" | "updated_at" | "created_at";
  order: "asc" | "desc";
  /** The last entry of the page before. */
  after?: PageEnd;
}

/** Where a page ended. */
export interface PageEnd {
  /** The last entry's key, a folder's with its last `/`. */
  key: string;
  /** The date it was sorted by as Postgres prints it, to the microsecond; null for none. */
  date: string | null;
}

/** An entry of a page: `name` is the whole key, a folder's without its last `/`. */
export type PageEntry = Entry & { end: PageEnd };

/** One page of a bucket's keys. A folder is as old as the oldest object in it. */
export async function listPage(sql: Sql, page: PageRequest): Promise<PageEntry[]> {
  const { bucket, prefix, folders, column, order, after } = page;
  const direction = order === "desc" ? sql`desc` : sql`asc`;
  const beyond = order === "desc" ? sql`<` : sql`>`;
  const date = column === "name" ? sql`null::timestamptz` : sql(column);
  const folder = folders ? folderOf(sql, sql`name`, prefix) : sql`null::text`;
  const rows = await sql<(Entry & { end_key: string; end_date: string | null })[]>`
    with found as (
      select *, ${folder} as folder from storage.objects
      where bucket_id = ${bucket} and name collate "C" like ${startingWith(prefix)}
    ), entries as (
      select name, name as key, id, updated_at, created_at, last_accessed_at, metadata
      from found where folder is null
      union all
      select left(folder, -1), folder, null, min(created_at), min(created_at), null, null
      from found where folder is not null
      group by folder
    ), sorted as (select *, ${date} as date from entries)
    select name, id, updated_at, created_at, last_accessed_at, metadata,
      key as end_key, date::text as end_date
    from sorted
    ${
    after === undefined
      ? sql``
      : column === "name"
      ? sql`where key collate "C" ${beyond} ${after.key}`
      : sql`
      where (date, key collate "C") ${beyond} (${after.date}::text::timestamptz, ${after.key})`
  }
    order by date ${direction}, key collate "C" ${direction}
    limit ${page.limit}`;
  return rows.map(({ end_key, end_date, ...entry }) => ({
    ...entry,
    end: { key: end_key, date: end_date },
  }));
}

/** SQL for a key's part up to the first `/` after its beginning; null where there is none. */
function folderOf(sql: Sql, key: postgres.PendingQuery<postgres.Row[]>, beginning: string) {
  const slash = sql`position('/' in substring(${key} from length(${beginning}) + 1))`;
  return sql`case when ${slash} > 0 then left(${key}, length(${beginning}) + ${slash}) end`;
}

/** A pattern for `like`, in which nothing of the text is special. */
function startingWith(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&") + "%";
}
