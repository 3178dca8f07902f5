import type { Catalog, Relation } from "./catalog/catalog.ts";
import { RestError } from "./error.ts";
import { choiceOf } from "./grammar/query.ts";
import { readPayload } from "./payload.ts";
import {
  type Plan,
  requireAtMost,
  requireOne,
  requireRelation,
  type RestRequest,
  shapeOf,
} from "./plan.ts";
import { respondWithChange, respondWithRows } from "./response.ts";
import { type Answer, answerWith } from "./sql/answer.ts";
import { type Fragment, identifier, raw, sql } from "./sql/fragment.ts";
import {
  deleteFrom,
  insertInto,
  type InsertOptions,
  returningFor,
  returningNothing,
  update,
} from "./sql/mutation.ts";
import { selectRows } from "./sql/rows.ts";

/** @throws RestError 404 for an unknown relation, 405 for a method that relations don't have. */
export function planRelation(catalog: Catalog, request: RestRequest, maxRows: number): Plan {
  const relation = requireRelation(catalog, request);
  switch (request.method) {
    case "GET":
    case "HEAD":
      return planRead(catalog, request, relation, maxRows);
    case "POST":
      return planInsert(catalog, request, relation, maxRows);
    case "PATCH":
      return planUpdate(catalog, request, relation, maxRows);
    case "DELETE": {
      requireFilter(request, "DELETE");
      const statement = deleteFrom(relation, request.query, returned(catalog, request, relation));
      return planChange(catalog, request, relation, maxRows, statement, () => undefined);
    }
    default:
      throw new RestError(405, "PGRST117", `Unsupported HTTP method: ${request.method}`);
  }
}

function planRead(
  catalog: Catalog,
  request: RestRequest,
  relation: Relation,
  maxRows: number,
): Plan {
  const { query, mediaType, preferences } = request;
  const source = { from: identifier(relation.schema, relation.name), relation };
  const { rows, count } = selectRows(source, { catalog, query, maxRows });
  return {
    statement: answerWith({
      before: sql`"_rows" as (${rows})`,
      from: raw(`"_rows"`),
      ...(preferences.count && { count }),
      shape: shapeOf(mediaType),
      stripNulls: mediaType.stripNulls,
    }),
    isReadOnly: true,
    check: (answer) => requireOne(request, answer),
    respond: (answer) => respondWithRows(request, answer, choiceOf(query, "").offset),
  };
}

function planInsert(
  catalog: Catalog,
  request: RestRequest,
  relation: Relation,
  maxRows: number,
): Plan {
  const { query, body, preferences } = request;
  const payload = readPayload(body, query.columns, relation);
  const { resolution, missing } = preferences;
  const onConflict: InsertOptions["onConflict"] = resolution && {
    columns: query.onConflict ?? relation.primaryKey,
    action: resolution === "merge-duplicates" ? "update" : "nothing",
  };
  const returning = returned(catalog, request, relation);
  const statement = payload.isEmpty
    ? selectNothing(relation, returning)
    : insertInto(relation, payload, returning, {
      onConflict,
      fillsDefaults: missing === "default",
    });
  // An upsert that made no row created nothing.
  const statusOf = ({ returned, updated }: Answer) =>
    resolution === "merge-duplicates" && returned <= updated ? 200 : 201;
  return planChange(catalog, request, relation, maxRows, statement, statusOf);
}

function planUpdate(
  catalog: Catalog,
  request: RestRequest,
  relation: Relation,
  maxRows: number,
): Plan {
  const { query, body } = request;
  const payload = readPayload(body, query.columns, relation);
  const returning = returned(catalog, request, relation);
  if (payload.columns.length > 0) requireFilter(request, "UPDATE");
  const statement = payload.columns.length > 0
    ? update(relation, query, payload, returning)
    : selectNothing(relation, returning);
  return planChange(catalog, request, relation, maxRows, statement, () => undefined);
}

/** Hosted loads `safeupdate`: a forgotten filter is not to cost a whole table. */
function requireFilter({ query }: RestRequest, action: "UPDATE" | "DELETE"): void {
  if (choiceOf(query, "").conditions.length > 0) return;
  throw new RestError(400, "21000", `${action} requires a WHERE clause`);
}

/** No rows to insert, no columns to set: nothing is touched. */
function selectNothing({ schema, name }: Relation, returning: Fragment): Fragment {
  return sql`select ${returning} from ${identifier(schema, name)} as ${
    identifier(name)
  } where false`;
}

function returned(catalog: Catalog, request: RestRequest, relation: Relation): Fragment {
  return request.preferences.return === "representation"
    ? returningFor(catalog, relation, request.query.items)
    : returningNothing;
}

/** The mutation's rows, embeds and all, are the answer where the caller wants them. */
function planChange(
  catalog: Catalog,
  request: RestRequest,
  relation: Relation,
  maxRows: number,
  mutation: Fragment,
  statusOf: (answer: Answer) => 200 | 201 | undefined,
): Plan {
  const { query, mediaType, preferences } = request;
  const isShown = preferences.return === "representation";
  const source = { from: raw(`"_source"`), relation };
  const { rows } = selectRows(source, { catalog, query, maxRows }, false);
  const before = isShown
    ? sql`"_source" as (${mutation}), "_rows" as (${rows})`
    : sql`"_source" as (${mutation})`;
  return {
    statement: answerWith({
      before,
      from: raw(isShown ? `"_rows"` : `"_source"`),
      shape: isShown ? shapeOf(mediaType) : "none",
      stripNulls: mediaType.stripNulls,
    }),
    isReadOnly: false,
    check(answer) {
      requireOne(request, answer);
      requireAtMost(request, answer);
    },
    respond: (answer) => respondWithChange(request, answer, statusOf(answer)),
  };
}
