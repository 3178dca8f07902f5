import type { MiddlewareHandler } from "hono";
import type { FindAddresses } from "../_shared/addresses/find-addresses.ts";
import type { ServiceDependencies } from "../_shared/services/dependencies.ts";

/** What the API works with; tests hand it fakes. */
export interface Dependencies extends ServiceDependencies {
  findAddresses: FindAddresses;
}

/** What the routes work with that have one user's requests take turns. */
export interface TurnDependencies extends Dependencies {
  /** One for all of them: they wait for each other in the database too. */
  inTurn: MiddlewareHandler;
}

export type { UserEnv as ApiEnv } from "../_shared/http/user.ts";
