import { sleep } from "../eventually.ts";

/** Milliseconds between two looks. */
const PAUSE = 1_000;

/** The most memory that each function's workers held, in MiB, by the function's name. */
export type MemoryPeaks = Map<string, number>;

/** Watches the functions' processes, which this process has started; on Linux alone. */
export class MemoryWatch implements AsyncDisposable {
  readonly peaks: MemoryPeaks = new Map();
  readonly #over = new AbortController();
  readonly #watching = Deno.build.os === "linux" ? this.#watch() : Promise.resolve();

  async [Symbol.asyncDispose](): Promise<void> {
    this.#over.abort();
    await this.#watching;
  }

  async #watch(): Promise<void> {
    while (!this.#over.signal.aborted) {
      for (const pid of await listChildren()) {
        const [command, status] = await Promise.all([read(pid, "cmdline"), read(pid, "status")]);
        const [, name] = /\/functions\/([\w-]+)\/index\.ts\0/.exec(command) ?? [];
        const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? [];
        if (name === undefined || kilobytes === undefined) continue;
        this.peaks.set(name, Math.max(this.peaks.get(name) ?? 0, Number(kilobytes) / 1024));
      }
      await sleep(PAUSE, this.#over.signal).catch(() => {});
    }
  }
}

/** A process is the child of the thread that has started it. */
async function listChildren(): Promise<string[]> {
  const children: string[] = [];
  for await (const { name } of Deno.readDir("/proc/self/task")) {
    const path = `/proc/self/task/${name}/children`;
    children.push(...(await Deno.readTextFile(path).catch(() => "")).split(" ").filter(Boolean));
  }
  return children;
}

/** Nothing of a process that has ended. */
function read(pid: string, file: string): Promise<string> {
  return Deno.readTextFile(`/proc/${pid}/${file}`).catch(() => "");
}
