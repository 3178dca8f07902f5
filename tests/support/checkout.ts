import { join } from "node:path";
import { root } from "../../local/settings.ts";
import { parseEnv } from "node:util";

/** A checkout of its own in a new folder, as a newcomer has one, with ports of its own. */
export class Checkout implements AsyncDisposable {
  private constructor(readonly folder: string, readonly port: number, readonly dbPort: number) {}

  static async make(): Promise<Checkout> {
    const folder = await Deno.makeTempDir({ prefix: "logokraft checkout " });
    await Deno.chmod(folder, 0o755);
    const parts = [
      "local",
      "supabase",
      "vendor-studio",
      "clients",
      "deno.json",
      "deno.lock",
      "import_map.json",
      "package.json",
      ".npmrc",
    ];
    const { success } = await new Deno.Command("cp", {
      args: ["-r", ...parts.map((part) => join(root, part)), folder],
    }).output();
    if (!success) throw new Error(`no copy of ${root} in ${folder}`);
    await Deno.remove(join(folder, "supabase/functions/.env")).catch(() => {});
    const [port = 0, dbPort = 0] = freePorts(2);
    return new Checkout(folder, port, dbPort);
  }

  /** Runs the README's start. */
  start(environment: Record<string, string> = {}, flags: string[] = []): StartedStack {
    const ports = { PORT: String(this.port), DB_PORT: String(this.dbPort) };
    return new StartedStack(this.folder, { ...ports, ...environment }, flags);
  }

  /** Runs another of the README's commands to its end, away from a terminal. */
  async run(...command: string[]): Promise<{ code: number; output: string }> {
    const { code, stdout, stderr } = await new Deno.Command("npx", {
      args: ["deno", "task", ...command],
      cwd: this.folder,
      env: { NO_COLOR: "1" },
      stdin: "null",
    }).output();
    const text = new TextDecoder();
    return { code, output: text.decode(stdout) + text.decode(stderr) };
  }

  /** What `start` wrote for others to read. */
  async env(): Promise<Record<string, string | undefined>> {
    return parseEnv(await Deno.readTextFile(join(this.folder, ".local/env")));
  }

  /** The process that holds the stack together. */
  async starterPid(): Promise<number> {
    return Number(await Deno.readTextFile(join(this.folder, ".local/postgres/lock")));
  }

  /** Command lines of processes that still have to do with this folder. */
  async processes(): Promise<string[]> {
    return (await this.#running()).map(({ command }) => command);
  }

  /** A function's processes, with the environments that they were given. */
  async functionProcesses(name: string) {
    const running = await this.#running();
    const own = running.filter(({ command }) => command.includes(`/functions/${name}/`));
    return await Promise.all(own.map(async ({ pid }) => {
      const text = await Deno.readTextFile(`/proc/${pid}/environ`).catch(() => "");
      const pairs = text.split("\0").map((pair) => /^(\w+)=(.*)$/s.exec(pair)?.slice(1) ?? []);
      return { pid, environment: Object.fromEntries(pairs) as Record<string, string | undefined> };
    }));
  }

  async #running() {
    const found: { pid: number; command: string }[] = [];
    for await (const { name } of Deno.readDir("/proc")) {
      if (!/^\d+$/.test(name)) continue;
      const read = (file: string) => Deno.readTextFile(`/proc/${name}/${file}`).catch(() => "");
      const workingFolder = await Deno.readLink(`/proc/${name}/cwd`).catch(() => "");
      const command = (await read("cmdline")).replaceAll("\0", " ");
      if (command.includes(this.folder) || workingFolder.startsWith(this.folder)) {
        found.push({ pid: Number(name), command });
      }
    }
    return found;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.folder, { recursive: true });
  }
}

/** Milliseconds after which Ctrl-C is pressed again: longer than any stop takes. */
const RESEND_AFTER_MS = 10_000;

/** One run of `npx deno task start`, in a process group of its own, as a shell makes it. */
export class StartedStack implements AsyncDisposable {
  readonly #child: Deno.ChildProcess;
  /** All it printed; done when it has ended. */
  output = "";
  readonly #ended: Promise<number>;
  #printed = Promise.withResolvers<void>();

  constructor(folder: string, environment: Record<string, string>, flags: string[]) {
    this.#child = new Deno.Command("npx", {
      args: ["deno", "task", "start", ...flags],
      cwd: folder,
      env: { NO_COLOR: "1", ...environment },
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
      detached: true,
    }).spawn();
    this.#ended = Promise.all([
      this.#child.status,
      this.#collect(this.#child.stdout),
      this.#collect(this.#child.stderr),
    ]).then(([{ code }]) => {
      this.#printed.resolve();
      return code;
    });
  }

  /** @throws with what it printed, when it ends before it is ready. */
  ready(): Promise<void> {
    return this.prints("ready");
  }

  /** Resolves with a line that begins so. @throws with what it printed, when it ends before. */
  async prints(beginning: string): Promise<void> {
    const ended = this.#ended.then(() => "ended");
    const line = new RegExp(`^${beginning}`, "m");
    while (!line.test(this.output)) {
      if (await Promise.race([this.#printed.promise, ended]) === "ended") {
        throw new Error(this.output);
      }
      this.#printed = Promise.withResolvers();
    }
  }

  /**
   * As Ctrl-C (`SIGINT`) and a service manager (`SIGTERM`) do it: to the whole group. Again where
   * nothing comes of it: `deno task` forgets a signal that comes while it starts its command.
   */
  async signal(signal: "INT" | "TERM"): Promise<void> {
    const group = -this.#child.pid;
    const send = () =>
      new Deno.Command("sh", { args: ["-c", `kill -s ${signal} -- ${group}`] }).output();
    await send();
    const again = setInterval(send, RESEND_AFTER_MS);
    await this.#ended.finally(() => clearInterval(again));
  }

  /** To npx alone, as a program that started it does. Resolves when the last process has ended. */
  async terminate(): Promise<void> {
    this.#child.kill("SIGTERM");
    await this.#ended;
  }

  async ended(): Promise<number> {
    return await this.#ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.signal("TERM");
  }

  async #collect(stream: ReadableStream<Uint8Array>): Promise<void> {
    for await (const text of stream.pipeThrough(new TextDecoderStream())) {
      this.output += text;
      this.#printed.resolve();
    }
  }
}

/** Below those that a system gives to whoever asks for any: 32768 on Linux, 49152 on others. */
const CHOSEN_PORTS = { from: 20_000, to: 32_000 };

/**
 * Ports that nobody listens on, to be used again and again: whatever else opens sockets meanwhile is
 * given none of these.
 */
export function freePorts(count: number): number[] {
  const { from, to } = CHOSEN_PORTS;
  const ports = new Set<number>();
  while (ports.size < count) {
    const port = from + Math.floor(Math.random() * (to - from));
    if (isFree(port)) ports.add(port);
  }
  return [...ports];
}

/** Whether the port is free now. */
export function isFree(port: number): boolean {
  try {
    Deno.listen({ hostname: "127.0.0.1", port }).close();
    return true;
  } catch {
    return false;
  }
}
