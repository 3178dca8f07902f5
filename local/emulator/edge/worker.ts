import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runtimeEnvironment } from "./environment.ts";
import { configFlags } from "./import-map.ts";
import type { Limits } from "./limits.ts";
import { MEMORY } from "./memory.ts";
import { TextLineStream } from "./text-lines.ts";

/** What to run. */
export interface WorkerOptions {
  /** Absolute paths. */
  entrypoint: string;
  /** A `deno.json` or an import map. */
  importMap: string | undefined;
  /** The only folder that a function may read, as the bundle is hosted. */
  functionsFolder: string;
  environment: Record<string, string>;
  /** Receives what the function prints. */
  onLine(line: string, stream: "stdout" | "stderr"): void;
  /** Called when half of the memory is in use: hosted gives such a worker no more requests. */
  onAlert?(): void;
  limits: Limits;
  /** Another Deno than this process's: hosted's 2.1.4, which knows none of the flags since. */
  deno?: string;
}

/** One process of a function. */
export interface Worker {
  /** Where it answers. */
  readonly origin: string;
  /** Settles when the process has ended, for whatever reason. */
  readonly ended: Promise<Ending>;
  /** Announces a request: the worker does not retire before the returned function is called. */
  expect(): () => void;
  /** Ends it when all that it has, and all that is on its way, is done. */
  retire(): void;
  /** Ends it at once and without notice, as a crash would. */
  kill(): void;
  stop(): Promise<void>;
}

export interface Ending {
  outOfMemory: boolean;
}

/** The function didn't come up: what it printed says why. */
export class BootError extends Error {
  override name = "BootError";
}

/** Milliseconds that a function may take to listen; the first time its packages are fetched. */
const BOOT = 60_000;
/** Milliseconds that a function has to finish after it was told that it will be ended. */
const TIME_TO_FINISH = 1_500;

/**
 * Starts a function in a process of its own, with the rights that a hosted one has: the network,
 * its own variables, its own files, and `/tmp`.
 *
 * @throws BootError
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const secretWord = crypto.randomUUID();
  const child = spawn(options, secretWord);
  const messages = child.stdin.getWriter();
  const listening = Promise.withResolvers<string>();
  const printed: string[] = [];
  let outOfMemory = false;

  function hear(message: string): void {
    const [verb, port] = message.split(" ");
    if (verb === "listening") listening.resolve(`http://127.0.0.1:${port}`);
    if (verb === "alert") options.onAlert?.();
    if (verb === "memory") outOfMemory = true;
  }
  const reading = Promise.all([
    readLines(child.stdout, (line) => {
      // What the function printed without a line break comes before it.
      const [own = "", message] = line.split(`${secretWord} `);
      if (own || message === undefined) options.onLine(own, "stdout");
      if (message !== undefined) hear(message);
    }),
    readLines(child.stderr, (line) => {
      if (/JavaScript (heap )?out of memory/.test(line)) outOfMemory = true;
      printed.push(line);
      if (printed.length > 40) printed.shift();
      options.onLine(line, "stderr");
    }),
  ]);
  const ended = Promise.all([child.status, reading]).then((): Ending => ({ outOfMemory }));

  const booting = setTimeout(() => kill(child), BOOT);
  ended.then(() => {
    listening.reject(new BootError(printed.join("\n")));
    messages.close().catch(() => {});
  });
  const origin = await listening.promise.finally(() => clearTimeout(booting));

  async function say(line: string): Promise<void> {
    // A worker that has ended already can't be told, and needn't.
    await messages.write(new TextEncoder().encode(`${line}\n`)).catch(() => {});
  }
  const timers = [
    setTimeout(() => say("beforeunload wall_clock"), options.limits.wallClock * 0.9),
    setTimeout(() => kill(child), options.limits.wallClock),
  ];
  ended.then(() => timers.forEach(clearTimeout));

  let expected = 0;
  let isRetiring = false;
  function retireWhenNoneIsExpected(): void {
    if (isRetiring && expected === 0) say("retire");
  }
  return {
    origin,
    ended,
    expect() {
      expected++;
      return () => {
        expected--;
        retireWhenNoneIsExpected();
      };
    },
    retire() {
      isRetiring = true;
      retireWhenNoneIsExpected();
    },
    kill: () => kill(child),
    async stop() {
      await say("beforeunload termination");
      await say("retire");
      const timer = setTimeout(() => kill(child), TIME_TO_FINISH);
      await ended;
      clearTimeout(timer);
    },
  };
}

function spawn(options: WorkerOptions, secretWord: string) {
  const boot = fileURLToPath(new URL("boot.ts", import.meta.url));
  return new Deno.Command("/bin/sh", {
    args: [
      ...["-c", 'ulimit -t "$1"; shift; exec "$@"', "sh", String(options.limits.cpuSeconds)],
      ...[options.deno ?? Deno.execPath(), "run", "--quiet", "--no-prompt", "--no-check"],
      // A request's signal tells that the client has gone, not that it was answered.
      ...(options.deno === undefined ? ["--unstable-no-legacy-abort"] : []),
      ...configFlags(options.importMap),
      ...["--allow-net", "--allow-env", "--allow-sys", "--allow-write=/tmp"],
      `--allow-read=${options.functionsFolder},/tmp`,
      `--deny-read=${join(options.functionsFolder, ".env")}`,
      `--v8-flags=--expose-gc,--max-old-space-size=${MEMORY / 1024 ** 2}`,
      ...[boot, options.entrypoint, secretWord],
    ],
    clearEnv: true,
    // What it prints is for files, too. boot.ts takes the variable away.
    env: { ...runtimeEnvironment(), NO_COLOR: "1", ...options.environment },
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
    // Ctrl-C reaches every process of the terminal's group at once, but the stack decides in which
    // order its processes end.
    detached: true,
  }).spawn();
}

function kill(child: Deno.ChildProcess): void {
  try {
    child.kill("SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

async function readLines(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  onLine: (line: string) => void,
): Promise<void> {
  const lines = stream.pipeThrough(new TextDecoderStream()).pipeThrough(new TextLineStream());
  for await (const line of lines) onLine(line);
}
