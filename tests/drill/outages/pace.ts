import { sleep } from "../eventually.ts";

/** Milliseconds between two looks. */
const PAUSE = 100;
/** Milliseconds that a call may take beside its wait, however fast the machine is. */
const LEAST_MARGIN = 1_000;
/** A call that asks other parts takes so many times as long as one that asks none. */
const STEPS = 10;

/**
 * Measures, again and again, how long the stack takes for a call that needs no other part. What a
 * call that waits for a part takes beyond its wait is due to the machine.
 */
export class Pace implements AsyncDisposable {
  readonly #over = new AbortController();
  readonly #looking: Promise<void>;
  #slowest = 0;

  /** @param url of the function that is measured, and of nothing that another part is needed for. */
  constructor(private readonly url: string) {
    this.#looking = this.#look();
  }

  /** Milliseconds that a call may take beside its wait, as fast as the machine was until now. */
  get margin(): number {
    return Math.max(LEAST_MARGIN, STEPS * this.#slowest);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#over.abort();
    await this.#looking;
  }

  async #look(): Promise<void> {
    while (!this.#over.signal.aborted) {
      const from = performance.now();
      await (await fetch(this.url)).body?.cancel();
      this.#slowest = Math.max(this.#slowest, performance.now() - from);
      await sleep(PAUSE, this.#over.signal).catch(() => {});
    }
  }
}
