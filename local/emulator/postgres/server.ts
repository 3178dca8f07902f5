import { join } from "node:path";
import type { LogFile } from "../platform/log-file.ts";
import type { Account } from "./account.ts";
import { recordedPid, stopPostmaster } from "./orphan.ts";

/** One running postmaster. */
export interface Server {
  /** Settles when the postmaster has ended, whoever ended it. */
  ended: Promise<void>;
  /** A fast shutdown: open transactions are rolled back, everything is written. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** Holds `bin/postgres`. */
  runtime: string;
  dataDirectory: string;
  port: number;
  account: Account;
  /** The server's own. */
  log: LogFile;
}

const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  timezone: "UTC",
  wal_level: "logical",
  // A slot whose reader was killed would otherwise keep WAL until the disk is full.
  max_slot_wal_keep_size: "1GB",
  // Safe when a process dies, postmaster included: the kernel has what was written. Only a crash of
  // the machine itself can lose or damage this local data.
  fsync: "off",
  shared_buffers: "64MB",
  // Statements can hold secrets (vault.create_secret): errors are logged without them.
  log_min_error_statement: "panic",
};

/**
 * Ties Postgres to its starter by standard input: the starter holds the other end. When that
 * closes, by `stop()` or because the starter died by whatever signal, Postgres is told to shut
 * down. Nothing is ever written to it. `read` runs in a subshell; `wait` passes on how Postgres
 * ended.
 */
const leash = `
exec 3<&0
"$@" 3<&- & server=$!
(read -r _ <&3; kill -INT "$server") 2>/dev/null & leash=$!
exec 3<&-
wait "$server"; status=$?
kill "$leash" 2>/dev/null
exit "$status"`;

/** How much of the log an error quotes. */
const QUOTED_LINES = 12;

/**
 * Starts Postgres and resolves once it accepts connections.
 *
 * `detached` gives it a session of its own: Ctrl-C reaches every process of the terminal's group at
 * once, and Postgres must still be there while the starter lets its other parts finish.
 *
 * @throws with the log's last lines when it ends before.
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { runtime, dataDirectory, port, account } = options;
  const flags = Object.entries({ ...settings, port }).flatMap(([k, v]) => ["-c", `${k}=${v}`]);
  const child = new Deno.Command("/bin/sh", {
    args: ["-c", leash, "sh", join(runtime, "bin", "postgres"), "-D", dataDirectory, ...flags],
    ...account,
    cwd: dataDirectory,
    // Postgres gets none of the starter's variables: vendors' keys are among them.
    clearEnv: true,
    env: { LC_ALL: "C", PATH: "/usr/bin:/bin" },
    detached: true,
    stdin: "piped",
    stdout: "null",
    stderr: "piped",
  }).spawn();

  const log = new ServerLog(child.stderr, options.log);
  const ended = child.status.then(() => child.stdin.close()).catch(() => {});
  const ready = await Promise.race([log.ready, ended]);
  if (ready === undefined) {
    await log.written;
    throw new Error(`Postgres did not start:\n${log.tail}`);
  }
  return {
    ended,
    async stop() {
      const pid = await recordedPid(dataDirectory);
      await child.stdin.close().catch(() => {});
      if (pid !== undefined) await stopPostmaster(pid, dataDirectory);
      await ended;
      await log.written;
    },
  };
}

/** Writes down what the server says, and watches it for the line that says it is ready. */
class ServerLog {
  readonly ready: Promise<true>;
  readonly written: Promise<void>;
  tail = "";
  #announce: (ready: true) => void;

  constructor(stderr: ReadableStream<Uint8Array>, file: LogFile) {
    const { promise, resolve } = Promise.withResolvers<true>();
    this.ready = promise;
    this.#announce = resolve;
    this.written = this.#copy(stderr, file);
  }

  async #copy(stderr: ReadableStream<Uint8Array>, file: LogFile): Promise<void> {
    for await (const text of stderr.pipeThrough(new TextDecoderStream())) {
      file.write(text);
      this.tail = (this.tail + text).split("\n").slice(-QUOTED_LINES).join("\n");
      if (this.tail.includes("ready to accept connections")) this.#announce(true);
    }
  }
}
