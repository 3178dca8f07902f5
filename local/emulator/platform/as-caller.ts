import type postgres from "postgres";
import type { Caller } from "./caller.ts";

/**
 * Runs `work` in a transaction as the caller, under RLS and with no more grants than the role has;
 * `auth.uid()`, `auth.role()` and `auth.jwt()` answer for the caller.
 *
 * @param sql a connection that may become the three API roles.
 */
export function asCaller<T>(
  sql: postgres.Sql,
  caller: Caller,
  work: (tx: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  return sql.begin(async (tx) => {
    // The role last: once it is set, nothing but this transaction's end may be assumed allowed.
    await tx`
      select set_config('request.jwt.claims', ${JSON.stringify(caller.claims)}, true),
        set_config('role', ${caller.role}, true)`;
    return await work(tx);
  }) as Promise<T>;
}
