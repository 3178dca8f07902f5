import { type Catalog, keyOf, type Relation } from "./catalog/catalog.ts";
import { nearestName } from "./catalog/nearest-name.ts";
import { rangeError, RestError } from "./error.ts";
import { choiceOf, parseQuery, type Query } from "./grammar/query.ts";
import { chooseMediaType, type MediaType } from "./media-type.ts";
import { parsePreferences, type Preferences } from "./preferences.ts";
import type { Answer, Shape } from "./sql/answer.ts";
import type { Fragment } from "./sql/fragment.ts";

/** A request, read. */
export interface RestRequest {
  method: string;
  schema: string;
  /** `/rpc/name`: of a function. */
  isCall: boolean;
  /** The relation's or function's name. */
  name: string;
  query: Query;
  preferences: Preferences;
  mediaType: MediaType;
  /** `Content-Type`, without its parameters. */
  contentType: string;
  body: string;
}

/** What to run and how to answer with what it returns. */
export interface Plan {
  statement: Fragment;
  isReadOnly: boolean;
  check(answer: Answer): void;
  respond(answer: Answer): Response;
}

/** @throws RestError for what the grammar, the schemas or the media types don't allow. */
export async function readRequest(request: Request, schemas: string[]): Promise<RestRequest> {
  const { method, headers } = request;
  const { pathname, searchParams } = new URL(request.url);
  const [, rpc, name] = /^\/rest\/v1\/(rpc\/)?([^/]+)$/.exec(pathname) ?? [];
  if (name === undefined) {
    throw new RestError(404, "PGRST125", "Invalid path specified in request URL");
  }
  const isRead = method === "GET" || method === "HEAD";
  return {
    method,
    isCall: rpc !== undefined,
    name: decode(name),
    schema: chooseSchema(headers.get(isRead ? "accept-profile" : "content-profile"), schemas),
    query: withRange(
      parseQuery(searchParams, isRead && rpc !== undefined),
      method === "GET" ? headers.get("range") : null,
    ),
    preferences: parsePreferences(headers.get("prefer")),
    mediaType: chooseMediaType(headers.get("accept")),
    contentType: (headers.get("content-type") ?? "application/json").split(";")[0]?.trim() ?? "",
    body: isRead ? "" : await readText(request),
  };
}

/** @throws RestError 400 for what is no UTF-8. */
async function readText(request: Request): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await request.arrayBuffer());
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new RestError(400, "PGRST102", "Empty or invalid json");
  }
}

/** @throws RestError 404 `PGRST205`. */
export function requireRelation(catalog: Catalog, { schema, name }: RestRequest): Relation {
  const relation = catalog.relations.get(keyOf(schema, name));
  if (relation) return relation;
  const message = `Could not find the table '${schema}.${name}' in the schema cache`;
  const names = [...catalog.relations.values()].filter((each) => each.schema === schema)
    .map((each) => each.name);
  const meant = nearestName(names, name, 0.75);
  const hint = meant ? `Perhaps you meant the table '${schema}.${meant}'` : null;
  throw new RestError(404, "PGRST205", message, null, hint);
}

export function shapeOf({ kind }: MediaType): Shape {
  return kind === "json" ? "array" : kind;
}

/** `.single()` and `.maybeSingle()`: one row, or nothing is done. @throws RestError 406. */
export function requireOne({ mediaType }: RestRequest, { returned }: Answer): void {
  if (mediaType.kind !== "object" || returned === 1) return;
  const message = "Cannot coerce the result to a single JSON object";
  throw new RestError(406, "PGRST116", message, `The result contains ${returned} rows`);
}

/** @throws RestError 400 when a mutation touched more rows than the caller allows. */
export function requireAtMost({ preferences }: RestRequest, { returned }: Answer): void {
  const { maxAffected } = preferences;
  if (maxAffected === undefined || returned <= maxAffected) return;
  const message = "Query result exceeds max-affected preference constraint";
  throw new RestError(400, "PGRST124", message, `The query affects ${returned} rows`);
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    throw new RestError(400, "PGRST125", "Invalid path specified in request URL");
  }
}

function chooseSchema(profile: string | null, schemas: string[]): string {
  const schema = profile ?? schemas[0] ?? "public";
  if (schemas.includes(schema)) return schema;
  throw new RestError(
    406,
    "PGRST106",
    `Invalid schema: ${schema}`,
    null,
    `Only the following schemas are exposed: ${schemas.join(", ")}`,
  );
}

/** `Range: 0-9` says the same as `offset=0&limit=10`; of both what they share is meant. */
function withRange(query: Query, header: string | null): Query {
  const [, from, to] = /^(\d+)-(\d*)$/.exec(header ?? "") ?? [];
  const choice = choiceOf(query, "");
  if (from === undefined || choice.limit === 0) return query;
  const offset = Math.max(Number(from), choice.offset);
  const last = Math.min(Number(to || Infinity), choice.offset + (choice.limit ?? Infinity) - 1);
  if (last < offset) {
    throw rangeError(
      "The lower boundary must be lower than or equal to the upper boundary in the Range header.",
    );
  }
  const limit = last === Infinity ? undefined : last - offset + 1;
  query.choices.set("", { ...choice, offset, limit });
  return query;
}
