import { join } from "node:path";
import { ownVariables, platformVariables } from "./emulator/edge/function-environment.ts";
import { startFunctions } from "./emulator/edge/functions.ts";
import { prepareDatabase } from "./emulator/database.ts";
import { type GatewayRoute, startGateway } from "./emulator/gateway/gateway.ts";
import { type Loudness, openLog } from "./log.ts";
import { startPgCron } from "./emulator/pg-cron/worker.ts";
import { startPgNet } from "./emulator/pg-net/worker.ts";
import { loadConfig, type StackConfig } from "./emulator/platform/config.ts";
import { loadKeys } from "./emulator/platform/keys.ts";
import { startPlatform } from "./emulator/platform/platform.ts";
import { startCluster } from "./emulator/postgres/cluster.ts";
import { startRealtime } from "./emulator/realtime/realtime.ts";
import { startStorage } from "./emulator/storage/storage.ts";
import { root } from "./settings.ts";
import { startStudio } from "../vendor-studio/start.ts";
import { storeSecrets } from "./emulator/vault/store-secrets.ts";
import { ledToStudio, vendorsWithoutKey } from "./vendors.ts";
import { buildPage } from "./web/build.ts";
import { servePage } from "./web/page.ts";

export interface StackOptions {
  /** Where its data is kept between runs, e.g. `.local`. */
  directory: string;
  /** The API's port and Postgres's. 0: any free one. */
  port: number;
  dbPort: number;
  /** Variables for the functions that beat the developer's own. */
  functionsEnvironment?: Record<string, string>;
  /** Another Deno for the functions than this process's. */
  functionsDeno?: string;
  /** Default: the project's `supabase/config.toml`. */
  config?: StackConfig;
  /** How long the studio takes for an answer, in milliseconds, e.g. `"0"` or `"400-1500"`. */
  studioLatency?: string;
  /** What of the log reaches the terminal. Default: what functions warn of. */
  loudness?: Loudness;
  /** Told of each part once it is up: by then, what begins after it has waited for it. */
  onUp?(part: string): void;
}

export interface Stack {
  url: string;
  publishableKey: string;
  secretKey: string;
  /** As a superuser, for tools and tests; the functions are given hosted's `postgres`. */
  dbUrl: string;
  /** Absent where real vendors, or others, answer for all. */
  studioUrl: string | undefined;
  /** The vendors that the studio stands in for. */
  standIns: string[];
  /** What drills do to parts that run on no terms of their own. They come back by themselves. */
  crash: {
    /** SIGKILL to a function's processes; false: there is none at the moment. */
    edgeFunction(name: string): boolean;
    /** All its sockets close, and nobody answers until it is up again. */
    realtime(): Promise<void>;
  };
  /** The parts, last started first. */
  stop(): Promise<void>;
}

/**
 * Starts the whole of it and resolves when everything answers.
 *
 * @throws an `Error` that says what to do; nothing is left running then.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const parts = new AsyncDisposableStack();
  try {
    return await compose(options, parts);
  } catch (error) {
    await parts.disposeAsync();
    throw error;
  }
}

async function compose(options: StackOptions, parts: AsyncDisposableStack): Promise<Stack> {
  const { directory, onUp = () => {} } = options;
  const config = options.config ?? await loadConfig();
  const keys = await loadKeys(directory);
  const page = buildPage(join(directory, "web"));
  page.catch(() => {}); // Awaited below; until then its failure is nobody's.

  const own = {
    ...await ownVariables(join(root, "supabase/functions")),
    ...options.functionsEnvironment,
  };
  const standIns = vendorsWithoutKey(own);
  // Beside Postgres, which also takes its time.
  const studioStart = standIns.length === 0
    ? undefined
    : startStudio({ latency: options.studioLatency });
  studioStart?.catch(() => {}); // Awaited below, as the page's.
  parts.defer(async () => (await studioStart?.catch(() => undefined))?.stop());

  // First of the services, as it knows whether another stack runs here already.
  const cluster = await startCluster({
    directory: join(directory, "postgres"),
    port: options.dbPort,
  });
  parts.defer(() => cluster.stop());
  const { adminUrl, ownerUrl } = cluster;
  onUp("Postgres");

  const log = await openLog(join(directory, "log"), options.loudness ?? "warnings");
  parts.defer(() => log.close());

  // The others want to know their address; what isn't up yet answers 503.
  const routes = lateRoutes();
  const gateway = startGateway({
    port: options.port,
    routes: routes.all,
    onAnswer: ({ method, path, status, milliseconds }) =>
      log.request(`${method} ${path} ${status} ${milliseconds.toFixed(0)} ms`),
  });
  parts.defer(() => gateway.stop());

  const studio = await studioStart;
  onUp("gateway and studio");

  let isOpen = false;
  const functions = await startFunctions({
    environment: {
      DOCS_URL: `${gateway.url}/docs/`,
      ...own,
      ...(studio && ledToStudio(standIns, studio.url)),
      ...await platformVariables({ url: gateway.url, dbUrl: ownerUrl, keys }),
    },
    keys,
    deno: options.functionsDeno,
    // What one says that doesn't start is in the error already.
    onLine: (name, line, stream) => log.fromFunction(name, line, isOpen ? stream : "stdout"),
  });
  parts.defer(() => functions.stop());
  const warm = functions.warmUp();
  warm.catch(() => {}); // Awaited below; until then its failure is nobody's.

  await prepareDatabase(cluster, join(root, "supabase/migrations"));
  await storeSecrets(ownerUrl, { project_url: gateway.url, internal_key: keys.secretKey });
  onUp("schemas and migrations");

  const platform = await startPlatform({ adminUrl, keys, siteUrl: gateway.url, config });
  parts.defer(() => platform.stop());
  const storage = await startStorage({
    adminUrl,
    keys,
    directory: join(directory, "storage"),
    fileSizeLimit: config.storage.file_size_limit,
  });
  parts.defer(() => storage.stop());
  let realtime = startRealtime({ adminUrl, keys });
  parts.defer(() => realtime.stop());
  onUp("Auth, REST, Storage, Realtime");
  await Promise.all([warm, page]);
  onUp("functions and page");
  isOpen = true;
  routes.open({
    "/auth/v1": platform.handle,
    "/rest/v1": platform.handle,
    "/storage/v1": storage.handle,
    "/realtime/v1": (request, peerAddress) => realtime.handle(request, peerAddress),
    "/functions/v1": functions.handle,
    "": servePage(page, {
      supabaseUrl: gateway.url,
      publishableKey: keys.publishableKey,
      standIns: standIns.map(({ name }) => name),
    }),
  });

  const pgNet = await startPgNet({ adminUrl });
  parts.defer(() => pgNet.stop());
  const pgCron = await startPgCron({ adminUrl });
  parts.defer(() => pgCron.stop());
  await checkHealth(gateway.url);
  onUp("pg_net, pg_cron, a first call");
  return {
    url: gateway.url,
    publishableKey: keys.publishableKey,
    secretKey: keys.secretKey,
    dbUrl: adminUrl,
    studioUrl: studio?.url,
    standIns: standIns.map(({ name }) => name),
    crash: {
      edgeFunction: (name) => functions.kill(name),
      async realtime() {
        await realtime.stop();
        realtime = startRealtime({ adminUrl, keys });
      },
    },
    stop: () => parts.disposeAsync(),
  };
}

type Prefix = "/auth/v1" | "/rest/v1" | "/storage/v1" | "/realtime/v1" | "/functions/v1" | "";

/** Routes that answer 503 until their services are there. */
function lateRoutes() {
  let services: Record<Prefix, GatewayRoute["handle"]> | undefined;
  const route = (prefix: Prefix, more: Partial<GatewayRoute> = {}): GatewayRoute => ({
    prefix,
    handle: (request, peerAddress) =>
      services?.[prefix](request, peerAddress) ??
        Response.json({ message: "The stack is starting" }, { status: 503 }),
    ...more,
  });
  return {
    all: [
      route("/auth/v1"),
      route("/rest/v1"),
      route("/storage/v1"),
      route("/realtime/v1"),
      // They decide for themselves which web pages may call.
      route("/functions/v1", { ownCors: true }),
      // Whatever is left is the page's.
      route("", { ownCors: true }),
    ],
    open(ready: Record<Prefix, GatewayRoute["handle"]>) {
      services = ready;
    },
  };
}

/** The way through the gateway, a function, REST and the database. */
async function checkHealth(url: string): Promise<void> {
  const response = await fetch(`${url}/functions/v1/api/v1/health`);
  const text = await response.text();
  if (!response.ok) throw new Error(`The API is not well: ${response.status} ${text}`);
}
