import type { Config } from "../config.ts";
import type { ServiceClient } from "../database.ts";
import type { Logger } from "../log.ts";
import type { Signer } from "../storage.ts";
import type { Tickets } from "../tickets.ts";

/** What the services that answer users work with; tests hand in fakes. */
export interface ServiceDependencies {
  config: Config;
  log: Logger;
  service: ServiceClient;
  signer: Signer;
  tickets: Tickets;
}
