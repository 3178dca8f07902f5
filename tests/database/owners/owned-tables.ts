import { deepStrictEqual } from "node:assert/strict";
import type { Database } from "../database.ts";

/** What is nobody's: the installation's own settings and state. */
const shared = [
  "private.call_queue_watch",
  "private.job_policies",
  "private.lease_pools",
  "private.sweeps",
  "private.vendor_gates",
];

/** The tables of a customer's work, each with the column that names the owner. */
export async function ownedTables(db: Database): Promise<Map<string, string>> {
  const columns = await db.admin<{ table: string; column: string }[]>`
    select format('%s.%s', relnamespace::regnamespace, relname) as table, attname as column
    from pg_class join pg_attribute on attrelid = pg_class.oid and attnum > 0
    where relkind = 'r' and not attisdropped
      and relnamespace in ('public'::regnamespace, 'private'::regnamespace)`;
  const tables = Map.groupBy(columns, ({ table }) => table);
  const owned = columns.filter(({ column }) => column === "owner_id" || column === "user_id");
  const unowned = [...tables.keys()].filter((name) => !owned.some(({ table }) => table === name));
  deepStrictEqual(unowned.toSorted(), shared);
  return new Map(owned.map(({ table, column }) => [table, column]));
}
