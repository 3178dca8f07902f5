import type postgres from "postgres";

interface Settled {
  resolve(result: unknown): unknown;
}

/**
 * Mends what postgres.js 3.4.9 makes of the first result after a connection was lost, or a query
 * failed, amid a result: it goes on counting where that one broke off, so the rows come after as
 * many holes.
 */
export function withDenseResults<Sql extends postgres.Sql | postgres.TransactionSql>(
  sql: Sql,
): Sql {
  return new Proxy(sql, {
    apply: (target, self, args) => mend(Reflect.apply(target, self, args)),
    get(target, property, receiver) {
      const value: unknown = Reflect.get(target, property, receiver);
      const runs = property === "unsafe" || property === "file";
      if (!runs || typeof value !== "function") return value;
      return (...args: unknown[]) => mend(Reflect.apply(value, target, args));
    },
  });
}

function mend(made: unknown): unknown {
  if (!isQuery(made)) return made;
  const resolve = made.resolve;
  made.resolve = (result) => resolve(withoutHoles(result));
  return made;
}

/** As opposed to a prepared value, such as `sql(rows)`. */
function isQuery(made: unknown): made is Settled {
  return made instanceof Promise && "resolve" in made && typeof made.resolve === "function";
}

function withoutHoles(result: unknown): unknown {
  if (Array.isArray(result) && result.length > 0 && !(0 in result)) {
    result.splice(0, result.findIndex((_, index) => index in result));
  }
  return result;
}
