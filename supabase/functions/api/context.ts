import type { FindAddresses } from "../_shared/addresses/find-addresses.ts";
import type { Dependencies as ServiceDependencies } from "../_shared/services/dependencies.ts";

/** What the API works with; tests hand it fakes. */
export interface Dependencies extends ServiceDependencies {
  findAddresses: FindAddresses;
}

export type { UserEnv as ApiEnv } from "../_shared/http/user.ts";
