import { familyOf } from "../../../local/soak/processes.ts";
import { sleep } from "../eventually.ts";

/** Milliseconds between two looks. */
const PAUSE = 500;

/** The most memory that each function's workers held, in MiB, by the function's name. */
export type MemoryPeaks = Map<string, number>;

/** Watches the functions' processes of this process's stack, where the system is Linux. */
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
      for (const { command, memory } of await familyOf(Deno.pid)) {
        const [, name] = /\/functions\/([\w-]+)\/index\.ts /.exec(command) ?? [];
        if (name === undefined) continue;
        this.peaks.set(name, Math.max(this.peaks.get(name) ?? 0, memory / 1024 ** 2));
      }
      await sleep(PAUSE, this.#over.signal).catch(() => {});
    }
  }
}
