import { readConfig } from "../_shared/config.ts";
import { createServiceClient } from "../_shared/database.ts";
import { runInBackground, shutdownSignal } from "../_shared/jobs/background.ts";
import { systemClock } from "../_shared/timing/clock.ts";
import { createVerbs } from "../_shared/jobs/verbs/verbs.ts";
import { createLogger } from "../_shared/log.ts";
import { createApp } from "./app.ts";

const config = readConfig();
const client = createServiceClient(config);

const app = createApp({
  config,
  client,
  verbs: createVerbs(client),
  clock: systemClock,
  log: createLogger({ function: "make-renditions" }),
  shutdown: shutdownSignal(),
  background: runInBackground,
});

Deno.serve(app.fetch);
