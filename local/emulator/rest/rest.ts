import { type Caller, requireApiKey, resolveCaller } from "../platform/caller.ts";
import type { StackConfig } from "../platform/config.ts";
import type { StackKeys } from "../platform/keys.ts";
import { loginUrl } from "../platform/login.ts";
import type { Catalog } from "./catalog/catalog.ts";
import { loadCatalog } from "./catalog/load-catalog.ts";
import { openPool } from "./connection.ts";
import { errorResponse } from "./error.ts";
import { giveWay } from "./give-way.ts";
import { type Plan, readRequest } from "./plan.ts";
import { planRelation } from "./plan-relation.ts";
import { planRoutine } from "./plan-routine.ts";
import { runAsCaller } from "./transaction.ts";
import { Turns } from "./turns.ts";

/** Connections for all people together. */
const PEOPLES_CONNECTIONS = 10;
/**
 * Connections for one person at a time: however slow one's questions are, the others' are answered.
 */
const ONE_PERSONS_CONNECTIONS = 3;
/**
 * Connections for servers with the secret key, first of all the functions: people must not hold
 * these up.
 */
const SERVICE_CONNECTIONS = 10;

export interface RestOptions {
  /** As `supabase_admin`; REST itself logs in as `authenticator` and runs as its callers. */
  adminUrl: string;
  keys: StackKeys;
  config: StackConfig;
}

export interface Rest {
  /** `/rest/v1/*` */
  handle(request: Request): Promise<Response>;
  stop(): Promise<void>;
}

/** Serves the exposed schemas; sees what `notify pgrst` tells of from the next request on. */
export async function startRest({ adminUrl, keys, config }: RestOptions): Promise<Rest> {
  const { schemas, extra_search_path, max_rows } = config.api;
  // As PostgREST: on this login no function can make itself more than the API's roles.
  const login = loginUrl(adminUrl, "authenticator");
  const database = openPool(login, SERVICE_CONNECTIONS);
  const peoples = openPool(login, PEOPLES_CONNECTIONS);
  const turns = new Turns(ONE_PERSONS_CONNECTIONS);
  // The driver learns of array types while its first connection opens. Another that opens meanwhile
  // doesn't wait for it, and would send the catalog's queries their lists of schemas as plain text.
  await Promise.all([database`select`, peoples`select`]);
  let catalog: Promise<Catalog> | undefined;
  const currentCatalog = () => {
    catalog ??= loadCatalog(database, schemas).catch((error) => {
      catalog = undefined;
      throw error;
    });
    return catalog;
  };
  const forget = () => void (catalog = undefined);
  // A change while the connection was down was announced to nobody.
  await database.listen("pgrst", forget, forget);

  const answer = async (request: Request, caller: Caller): Promise<Response> => {
    const known = await currentCatalog();
    const read = await readRequest(request, schemas);
    const plan: Plan = read.isCall
      ? planRoutine(known, read, max_rows)
      : planRelation(known, read, max_rows);
    const searchPath = [...new Set([read.schema, ...extra_search_path])]
      .map((name) => `"${name}"`).join(", ");
    const { timezone } = read.preferences;
    const context = { caller, request, searchPath, ...(timezone && { timezone }) };
    const { role, claims } = caller;
    if (role === "service_role") {
      return plan.respond(await runAsCaller(database, known, context, plan));
    }
    const run = () => runAsCaller(peoples, known, context, plan, giveWay);
    return plan.respond(await turns.take(claims.sub ?? role, run));
  };

  return {
    async handle(request) {
      const headers = withApiKey(request);
      const refusal = await requireApiKey(headers, keys);
      if (refusal) return refusal;
      const caller = await resolveCaller(headers, keys);
      if (caller instanceof Response) return caller;
      try {
        return await answer(request, caller);
      } catch (error) {
        return errorResponse(error, caller.role === "anon");
      }
    },
    async stop() {
      await Promise.all([database.end({ timeout: 1 }), peoples.end({ timeout: 1 })]);
    },
  };
}

/** A key may come in the query string too. */
function withApiKey(request: Request): Headers {
  const fromQuery = new URL(request.url).searchParams.get("apikey");
  if (!fromQuery || request.headers.has("apikey")) return request.headers;
  const headers = new Headers(request.headers);
  headers.set("apikey", fromQuery);
  return headers;
}
