import { readConfig } from "../_shared/config.ts";
import { createServiceClient } from "../_shared/database.ts";
import { timedFetch } from "../_shared/http/timed-fetch.ts";
import { createLogger } from "../_shared/log.ts";
import { createSigner } from "../_shared/storage.ts";
import { createTickets } from "../_shared/tickets.ts";
import { createApp } from "./app.ts";

const config = readConfig();
const service = createServiceClient(config, timedFetch());

const app = createApp({
  config,
  service,
  log: createLogger({ function: "mcp" }),
  signer: createSigner(service, config.publicSupabaseUrl),
  tickets: createTickets(config.secretKey),
});

Deno.serve(app.fetch);
