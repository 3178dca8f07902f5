import type postgres from "postgres";
import type { Caller } from "../platform/caller.ts";
import type { Catalog } from "./catalog/catalog.ts";
import type { Answer } from "./sql/answer.ts";
import { compile, type Fragment, join, sql } from "./sql/fragment.ts";

export interface StatementWork {
  statement: Fragment;
  isReadOnly: boolean;
  /** Throws where the result must not be answered: what was done is rolled back. */
  check(answer: Answer): void;
}

export interface RequestContext {
  caller: Caller;
  request: Request;
  /** What functions without a schema are looked for in. */
  searchPath: string;
  timezone?: string;
}

/**
 * Runs the statement as the caller, with the role's own settings (time-outs first of all) and what
 * functions may ask of the request. Both statements are sent at once: one round trip less.
 *
 * @param onProcess told which process of Postgres runs it, as soon as that is known.
 */
export function runAsCaller(
  database: postgres.Sql,
  catalog: Catalog,
  context: RequestContext,
  work: StatementWork,
  onProcess: (pid: number) => void = () => {},
): Promise<Answer> {
  const settings = compile(settingsOf(catalog, context));
  const statement = compile(work.statement);
  return database.begin(work.isReadOnly ? "read only" : "", async (tx) => {
    const [, [answer]] = await Promise.all([
      tx.unsafe<{ pid: number }[]>(settings.text, settings.values, { prepare: true })
        .then(([backend]) => backend && onProcess(backend.pid)),
      tx.unsafe<Answer[]>(statement.text, statement.values, { prepare: true }),
    ]);
    if (!answer) throw new Error("the statement returned no row");
    work.check(answer);
    return answer;
  }) as Promise<Answer>;
}

function settingsOf({ roleSettings }: Catalog, context: RequestContext): Fragment {
  const { caller, request, searchPath, timezone } = context;
  const settings: [name: string, value: string][] = [
    ["search_path", searchPath],
    ["request.jwt.claims", JSON.stringify(caller.claims)],
    ["request.method", request.method],
    ["request.path", new URL(request.url).pathname.slice("/rest/v1".length)],
    ["request.headers", JSON.stringify(Object.fromEntries(request.headers))],
    ["request.cookies", "{}"],
    ...(timezone === undefined ? [] : [["timezone", timezone] satisfies [string, string]]),
    ...(roleSettings.get(caller.role) ?? []).map(({ name, value }): [string, string] => [
      name,
      value,
    ]),
    ["role", caller.role],
  ];
  return sql`select pg_backend_pid() as pid, ${
    join(settings.map(([name, value]) => sql`set_config(${name}, ${value}, true)`), ", ")
  }`;
}
