import postgres from "postgres";
import { withDenseResults } from "./dense-results.ts";

/**
 * On its first use, each connection of postgres.js 3.4.9 asks which array types the database has. If
 * the connection breaks off right then, no caller can catch the rejection, and it would end the
 * process. The driver works without an answer.
 */
addEventListener("unhandledrejection", (event) => {
  const { query } = Object(event.reason);
  if (typeof query === "string" && query.includes("select b.oid, b.typarray")) {
    event.preventDefault();
  }
});

/** What is done within one transaction. */
export type Work<T> = (tx: postgres.TransactionSql) => T | Promise<T>;

/**
 * Opens a pool of connections, as `postgres()` does, for a process that must outlive its database.
 *
 * When a connection is lost in the middle of `begin`, postgres.js 3.4.9 sends its `rollback` and
 * whatever the callback asks next to a socket that is gone: an exception that nothing can catch, or
 * a pool slot that never connects again, or statements that run outside of their transaction
 * (porsager/postgres#1154, #1208, #1216). Here such a `begin` is rejected, the callback's further
 * queries are too, and the pool connects anew. A connection from `reserve()` has no such protection.
 */
export function connect(
  url: string,
  options: postgres.Options<Record<string, postgres.PostgresType>> = {},
): postgres.Sql {
  const sql = postgres(url, options);
  const unguarded = sql.begin.bind(sql);

  function begin<T>(work: Work<T>): Promise<unknown>;
  function begin<T>(mode: string, work: Work<T>): Promise<unknown>;
  function begin<T>(first: string | Work<T>, second?: Work<T>): Promise<unknown> {
    const [mode, work] = typeof first === "string" ? [first, second] : ["", first];
    if (work === undefined) throw new TypeError("begin needs a callback");
    const connection = { lost: false };
    const outcome = unguarded(mode, async (tx) => {
      try {
        return await work(guard(withDenseResults(tx), connection));
      } catch (error) {
        // To throw would make the driver roll back. `outcome` is rejected by the close instead.
        if (connection.lost || meansLoss(error)) await new Promise(() => {});
        throw error;
      }
    });
    outcome.catch(() => connection.lost = true);
    return outcome;
  }

  return withDenseResults(Object.assign(sql, { begin: begin as typeof sql.begin }));
}

/** What runs a query, as opposed to what only prepares a value. */
const running = new Set<PropertyKey>(["unsafe", "file", "savepoint", "notify"]);

function guard(
  tx: postgres.TransactionSql,
  connection: { lost: boolean },
): postgres.TransactionSql {
  return new Proxy(tx, {
    apply(target, self, args) {
      // `tx(rows)` within a query only prepares a value. A rejection of that would be handled by no
      // one.
      const isQuery = Array.isArray(args[0]) && "raw" in args[0];
      if (connection.lost && isQuery) return Promise.reject(lossError());
      return Reflect.apply(target, self, args);
    },
    get(target, property, receiver) {
      if (connection.lost && running.has(property)) return () => Promise.reject(lossError());
      return Reflect.get(target, property, receiver);
    },
  });
}

function lossError(): Error {
  return Object.assign(new Error("The transaction's connection was lost"), {
    code: "CONNECTION_CLOSED",
  });
}

/** The driver's own codes, the system's, or Postgres's for a shutdown (SQLSTATE 57P01 to 57P05). */
function meansLoss(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" && /^(CONNECTION_|ECONN|EPIPE|57P0)/.test(code);
}
