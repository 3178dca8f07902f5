import type { SupabaseContext } from "@supabase/server";
import type { FindAddresses } from "../_shared/addresses/find-addresses.ts";
import type { Config } from "../_shared/config.ts";
import type { ServiceClient } from "../_shared/database.ts";
import type { Database } from "../_shared/database.types.ts";
import type { BaseEnv } from "../_shared/http/base.ts";
import type { Logger } from "../_shared/log.ts";
import type { Signer } from "../_shared/storage.ts";
import type { Tickets } from "../_shared/tickets.ts";

/** What the API works with; tests hand it fakes. */
export interface Dependencies {
  config: Config;
  log: Logger;
  service: ServiceClient;
  signer: Signer;
  tickets: Tickets;
  findAddresses: FindAddresses;
}

/** What a request carries. `supabaseContext` is there only after `requireUser`. */
export interface ApiEnv extends BaseEnv {
  Variables: BaseEnv["Variables"] & {
    supabaseContext: SupabaseContext<Database>;
  };
}
