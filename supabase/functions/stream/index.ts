import { readConfig } from "../_shared/config.ts";
import { createServiceClient } from "../_shared/database.ts";
import { runInBackground } from "../_shared/jobs/background.ts";
import { timedFetch } from "../_shared/http/timed-fetch.ts";
import { createLogger } from "../_shared/log.ts";
import { createSigner } from "../_shared/storage.ts";
import { createTickets } from "../_shared/tickets.ts";
import { createApp } from "./app.ts";
import { createDoorbell } from "./doorbell.ts";
import { createEventLog } from "./event-log.ts";
import { createPresenter } from "./presenter.ts";

const config = readConfig();
const log = createLogger({ function: "stream" });
const client = createServiceClient(config, timedFetch());

const app = createApp({
  config,
  log,
  tickets: createTickets(config.secretKey),
  eventLog: createEventLog(client),
  presenter: createPresenter(createSigner(client, config.publicSupabaseUrl)),
  doorbell: createDoorbell(client, log),
  lookEvery: 1_000,
  // Proxies close what is silent for longer than half a minute or so.
  beatEvery: 7_500,
  graceMilliseconds: 5_000,
  waitUntil: runInBackground,
});

Deno.serve(app.fetch);
