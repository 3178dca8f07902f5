import { join } from "node:path";
import { startAuth } from "./emulator/auth/auth.ts";
import { ownVariables, platformVariables } from "./emulator/edge/function-environment.ts";
import { startFunctions } from "./emulator/edge/functions.ts";
import { prepareDatabase } from "./emulator/database.ts";
import { startGateway } from "./emulator/gateway/gateway.ts";
import type { Interruption } from "./emulator/gateway/interruption.ts";
import { PAGE_BYTES } from "./body-limits.ts";
import { openDataDirectory } from "./data-directory.ts";
import { type Loudness, openLog } from "./log.ts";
import { startPgCron } from "./emulator/pg-cron/worker.ts";
import { type PgNetPace, startPgNet } from "./emulator/pg-net/worker.ts";
import { loadConfig, type StackConfig } from "./emulator/platform/config.ts";
import { loadKeys } from "./emulator/platform/keys.ts";
import { startCluster } from "./emulator/postgres/cluster.ts";
import { startRealtime } from "./emulator/realtime/realtime.ts";
import { startRest } from "./emulator/rest/rest.ts";
import { startStorage } from "./emulator/storage/storage.ts";
import { openMailbox } from "./mailbox.ts";
import { redirectRulesOf } from "./redirect-rules.ts";
import { routesOf, type StackPart } from "./routes.ts";
import { configFile, functionsFolder, migrationsFolder, readPgNetPace } from "./settings.ts";
import { storeSecrets } from "./emulator/vault/store-secrets.ts";
import { defaultOrigins, ledToStudio, startStudioFor, vendorsWithoutKey } from "./vendors.ts";
import { buildPage } from "./web/build.ts";
import { servePage } from "./web/page.ts";

const HEALTH_TIMEOUT_MS = 60_000;
const HEALTH_PAUSE_MS = 250;

export interface StackOptions {
  /** Where its data is kept between runs, e.g. `.local`. */
  directory: string;
  /** The API's port and Postgres's. 0: any free one. */
  port: number;
  dbPort: number;
  /** Starts on data whose migrations were edited since, as it is, instead of refusing. */
  keepData?: boolean;
  /** Variables for the functions that beat the developer's own. */
  functionsEnvironment?: Record<string, string>;
  /** Another Deno for the functions than this process's. */
  functionsDeno?: string;
  /** Default: the project's `supabase/config.toml`. */
  config?: StackConfig;
  /** How long the studio takes for an answer, in milliseconds, e.g. `"0"` or `"400-1500"`. */
  studioLatency?: string;
  /** How the stand-in for pg_net sends calls. Default: as `PG_NET_PACE` says. */
  pgNetPace?: PgNetPace;
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
  /**
   * Sudden ends that drills need and no signal of theirs brings about. The parts come back by
   * themselves.
   */
  crash: {
    /** SIGKILL to a function's processes; false: there is none at the moment. */
    edgeFunction(name: string): boolean;
    /** All its sockets close, and nobody answers until it is up again. */
    realtime(): Promise<void>;
  };
  /**
   * Takes a part down as its callers see it, functions and clients: it answers 500, or nothing.
   * Realtime's open sockets close.
   *
   * @returns what gives it back.
   */
  interrupt(part: StackPart, how: Interruption): Promise<() => void>;
  /** Stops the parts, the last one that was started first. */
  stop(): Promise<void>;
}

/**
 * Starts the whole of it and resolves when everything answers.
 *
 * @throws an `Error` that says what to do; nothing is left running then.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const running = new AsyncDisposableStack();
  try {
    return await startParts(options, running);
  } catch (error) {
    await running.disposeAsync();
    throw error;
  }
}

async function startParts(options: StackOptions, running: AsyncDisposableStack): Promise<Stack> {
  const { directory, onUp = () => {} } = options;
  await openDataDirectory(directory);
  const config = options.config ?? await loadConfig(configFile);
  const keys = await loadKeys(directory);
  const own = { ...await ownVariables(functionsFolder), ...options.functionsEnvironment };
  const standIns = vendorsWithoutKey(own);

  // Both are begun now: they take a while, as Postgres does.
  const page = begin(buildPage(join(directory, "web")));
  const studioStart = begin(startStudioFor(standIns, directory, options.studioLatency));
  running.defer(() => studioStart.then(stop, () => {}));

  // Its lock tells whether another stack runs here already.
  const cluster = await startCluster({
    directory: join(directory, "postgres"),
    port: options.dbPort,
  });
  running.adopt(cluster, stop);
  const { adminUrl, ownerUrl } = cluster;
  onUp("Postgres");

  const log = await openLog(join(directory, "log"), options.loudness ?? "warnings");
  running.adopt(log, (it) => it.close());
  const mailbox = openMailbox(join(directory, "mail"), log.mail);
  // The parts that are started later need its address.
  const gateway = startGateway({ port: options.port, onAnswer: log.request });
  running.adopt(gateway, stop);
  const studio = await studioStart;
  onUp("gateway and studio");

  // Stopped after the functions, which use them: one whose socket breaks would complain.
  const services = running.use(new AsyncDisposableStack());
  let isOpen = false;
  const functions = await startFunctions({
    configFile,
    environment: {
      DOCS_URL: `${gateway.url}/docs/`,
      // Who tries webhooks out has the receiver on this machine.
      ALLOW_PRIVATE_WEBHOOKS: "on",
      ...own,
      ALLOWED_ORIGINS: own.ALLOWED_ORIGINS?.trim() || defaultOrigins(own),
      ...(studio && ledToStudio(standIns, studio.url)),
      ...await platformVariables({ url: gateway.url, dbUrl: ownerUrl, keys }),
    },
    keys,
    deno: options.functionsDeno,
    // What a function that doesn't start prints is in the error already.
    onLine: (name, line, stream) => log.fromFunction(name, line, isOpen ? stream : "stdout"),
  });
  running.adopt(functions, stop);
  const warm = begin(functions.warmUp());

  await prepareDatabase(cluster, migrationsFolder, options.keepData);
  await storeSecrets(ownerUrl, { project_url: gateway.url, internal_key: keys.secretKey });
  onUp("schemas and migrations");

  const auth = services.adopt(
    startAuth({
      ...{ adminUrl, keys, config, apiUrl: gateway.url },
      redirects: redirectRulesOf(config, gateway.url),
      sendMail: mailbox.keep,
    }),
    stop,
  );
  const rest = services.adopt(await startRest({ adminUrl, keys, config }), stop);
  const storage = await startStorage({
    adminUrl,
    keys,
    directory: join(directory, "storage"),
    fileSizeLimit: config.storage.file_size_limit,
  });
  services.adopt(storage, stop);
  let realtime = startRealtime({ adminUrl, keys });
  services.defer(() => realtime.stop());
  onUp("Auth, REST, Storage, Realtime");

  await Promise.all([warm, page]);
  onUp("functions and page");
  isOpen = true;
  const names = standIns.map(({ name }) => name);
  const { publishableKey, secretKey } = keys;
  const servePageHere = servePage(page, {
    supabaseUrl: gateway.url,
    publishableKey,
    standIns: names,
  });
  const parts = routesOf({
    ...{ auth, rest, storage },
    realtime: { handle: (request, peer) => realtime.handle(request, peer) },
    fileSizeLimit: config.storage.file_size_limit,
  });
  gateway.open([
    ...Object.values(parts),
    { prefix: "/functions/v1", handle: functions.handle, ownCors: true },
    { prefix: "", handle: servePageHere, ownCors: true, maxBodyBytes: () => PAGE_BYTES },
  ]);

  running.adopt(await startPgNet({ adminUrl, pace: options.pgNetPace ?? readPgNetPace() }), stop);
  running.adopt(await startPgCron({ adminUrl }), stop);
  await checkHealth(gateway.url);
  onUp("pg_net, pg_cron, a first call");
  async function restartRealtime() {
    await realtime.stop();
    realtime = startRealtime({ adminUrl, keys });
  }
  return {
    url: gateway.url,
    publishableKey,
    secretKey,
    dbUrl: adminUrl,
    studioUrl: studio?.url,
    standIns: names,
    crash: { edgeFunction: functions.kill, realtime: restartRealtime },
    async interrupt(part, how) {
      const giveBack = parts[part].interrupt(how);
      if (part === "realtime") await restartRealtime();
      return giveBack;
    },
    async stop() {
      // What is cut off now is told of by its file alone: whoever stops on purpose expects it.
      isOpen = false;
      await running.disposeAsync();
    },
  };
}

/** Begins a part that is waited for later: until then its failure must not count as unhandled. */
function begin<T>(part: Promise<T>): Promise<T> {
  part.catch(() => {});
  return part;
}

async function stop(part: { stop(): Promise<void> } | undefined): Promise<void> {
  await part?.stop();
}

/**
 * The way through the gateway, a function, REST and the database, whose first answer may come later
 * on a busy machine than the API waits for it.
 */
async function checkHealth(url: string): Promise<void> {
  const deadline = Date.now() + HEALTH_TIMEOUT_MS;
  for (;;) {
    const response = await fetch(`${url}/functions/v1/api/v1/health`);
    const text = await response.text();
    if (response.ok) return;
    if (response.status !== 503 || Date.now() > deadline) {
      throw new Error(`The API is not well: ${response.status} ${text}`);
    }
    await new Promise((resolve) => setTimeout(resolve, HEALTH_PAUSE_MS));
  }
}
