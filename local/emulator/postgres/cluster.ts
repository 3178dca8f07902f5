import { join } from "node:path";
import { LogFile } from "../platform/log-file.ts";
import { explainRefusedPort } from "../refused-port.ts";
import { chooseAccount } from "./account.ts";
import { binariesPackage } from "./binaries.ts";
import { placeHome } from "./home.ts";
import { ensureDataDirectory } from "./initdb.ts";
import { lockHome } from "./lock.ts";
import { stopOrphan } from "./orphan.ts";
import { readPassword } from "./password.ts";
import { ensureRuntime } from "./runtime.ts";
import { type Server, type ServerOptions, startServer } from "./server.ts";

/** A running Postgres on 127.0.0.1, which is started again should it die. */
export interface Cluster {
  port: number;
  /** As `supabase_admin`, a superuser. */
  adminUrl: string;
  /** As `postgres`, who owns the database and is no superuser; good after `bootstrapDatabase`. */
  ownerUrl: string;
  /** Where everything of this cluster is kept. */
  home: string;
  stop(): Promise<void>;
}

export interface ClusterOptions {
  /** The cluster's own folder, e.g. `.local/postgres`; made if missing, kept between runs. */
  directory: string;
  /** 0: any free one. */
  port: number;
}

/** How often a start is repeated that a dead server's memory prevented, and the pause between. */
const ATTEMPTS = 150;
const PAUSE_MILLISECONDS = 200;
/** Milliseconds; the longest pause between two attempts to start a server that has died. */
const MAX_PAUSE = 5_000;

/**
 * Starts the cluster of a folder, creating it the first time and clearing up after a starter that
 * was killed.
 *
 * @throws an `Error` whose message tells a user what to do: the port can't be had, another process
 * runs this cluster, the machine has no Postgres, the data is of another version.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  binariesPackage(); // Refuses an unknown platform before anything is written.
  const account = await chooseAccount(join(options.directory, "data"));
  const home = await placeHome(options.directory, account);
  const lock = await lockHome(home);
  try {
    const dataDirectory = join(home, "data");
    await stopOrphan(dataDirectory);
    const port = choosePort(options.port);
    const passwordFile = join(home, "password");
    const runtime = await ensureRuntime(home);
    await ensureDataDirectory({ runtime, dataDirectory, account, passwordFile });
    const password = await readPassword(passwordFile);
    const log = await LogFile.open(join(home, "postgres.log"));
    const supervisor = new Supervisor({ runtime, dataDirectory, port, account, log });
    await supervisor.start().catch((error) => {
      log.close();
      throw error;
    });
    return {
      port,
      adminUrl: databaseUrl("supabase_admin", password, port),
      ownerUrl: databaseUrl("postgres", password, port),
      home,
      async stop() {
        await supervisor.stop();
        log.close();
        lock.close();
      },
    };
  } catch (error) {
    lock.close();
    throw error;
  }
}

/** Keeps one server running, as the host's service manager does for a hosted database. */
class Supervisor {
  #server: Server | undefined;
  #stopping = false;
  #watch: Promise<void> = Promise.resolve();

  constructor(private readonly options: ServerOptions) {}

  async start(): Promise<void> {
    this.#server = await startRepeatedly(this.options);
    this.#watch = this.#reviveWhenDead(this.#server);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#server?.stop();
    await this.#watch;
  }

  async #reviveWhenDead(server: Server): Promise<void> {
    await server.ended;
    while (!this.#stopping) {
      console.warn("Postgres ended unexpectedly; starting it again");
      const next = await this.#startAgain();
      if (next === undefined) return;
      this.#server = next;
      if (this.#stopping) await next.stop();
      await next.ended;
    }
  }

  /** Whatever prevents it, a full disk or a taken port, may pass; undefined: it is to stop. */
  async #startAgain(): Promise<Server | undefined> {
    let told = "";
    for (let wait = PAUSE_MILLISECONDS; !this.#stopping; wait = Math.min(2 * wait, MAX_PAUSE)) {
      // Before the first attempt too: one that dies as soon as it is up must not keep us busy.
      await pause(wait);
      try {
        return await startServer(this.options);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        // Without the times, which each line begins with.
        const reason = message.replaceAll(/^.*? (?=[A-Z]+: )/gm, "");
        if (reason !== told) console.error(`Postgres can't start yet. ${message}`);
        told = reason;
      }
    }
  }
}

/** A killed postmaster's children hold its memory until they notice; no other may start meanwhile. */
async function startRepeatedly(options: ServerOptions): Promise<Server> {
  for (let attempt = 1;; attempt++) {
    try {
      return await startServer(options);
    } catch (error) {
      const remains = error instanceof Error && error.message.includes("shared memory block");
      if (!remains || attempt === ATTEMPTS) throw error;
      await pause();
    }
  }
}

function pause(milliseconds = PAUSE_MILLISECONDS): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function choosePort(port: number): number {
  try {
    using listener = Deno.listen({ hostname: "127.0.0.1", port });
    return listener.addr.port;
  } catch (error) {
    throw explainRefusedPort(error, port, "Postgres's with DB_PORT");
  }
}

function databaseUrl(role: string, password: string, port: number): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/postgres`;
}
