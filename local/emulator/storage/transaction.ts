import type postgres from "postgres";
import { asCaller } from "../platform/as-caller.ts";
import type { Caller } from "../platform/caller.ts";
import type { Work } from "../postgres/connect.ts";
import { explainDatabaseError } from "./database-error.ts";

/** Where a policy can tell one use of the API from another: `storage.operation()`. */
export type Operation =
  | `storage.bucket.${"create" | "delete" | "empty" | "list" | "get" | "update"}`
  | `storage.object.${
    | "upload"
    | "upload_update"
    | "upload_signed"
    | "copy"
    | "move"
    | "delete"
    | "delete_many"
    | "list"
    | "list_v2"
    | "sign"
    | "sign_many"
    | "sign_upload_url"
    | "get_public"
    | "get_authenticated"
    | "get_signed"
    | "info_public"}`
  | "object.get_authenticated_info";

/** Storage itself, for what the caller's policies don't decide. */
export const storageItself: Caller = { role: "service_role", claims: { role: "service_role" } };

/**
 * Runs `work` in a transaction as the caller, under the policies of storage.objects.
 *
 * @throws a `StorageError` for what Postgres refused.
 */
export async function transact<T>(
  sql: postgres.Sql,
  caller: Caller,
  operation: Operation,
  work: Work<T>,
): Promise<T> {
  try {
    return await asCaller(sql, caller, async (tx) => {
      // Storage alone may delete rows: it takes the bytes along.
      await tx`
        select set_config('storage.operation', ${operation}, true),
          set_config('storage.allow_delete_query', 'true', true)`;
      return await work(tx);
    });
  } catch (error) {
    throw explainDatabaseError(error);
  }
}

/**
 * Finds out whether the caller may do `work`, without doing it.
 *
 * @throws as `transact`, where the caller may not.
 */
export async function rehearse(
  sql: postgres.Sql,
  caller: Caller,
  operation: Operation,
  work: Work<unknown>,
): Promise<void> {
  const undo = new Error("the trial is over");
  try {
    await transact(sql, caller, operation, async (tx) => {
      await work(tx);
      throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
}
