/**
 * Holds back this process's timers from so many milliseconds on, until a test lets time pass for
 * them: what a slow machine does in between is always in time.
 */
export class HeldTimers implements Disposable {
  readonly #setTimeout = globalThis.setTimeout;
  readonly #clearTimeout = globalThis.clearTimeout;
  readonly #held = new Map<unknown, { due: number; run: () => void }>();
  #now = 0;

  constructor(private readonly from: number) {
    const set = (run: (...args: unknown[]) => void, delay = 0, ...args: unknown[]) => {
      if (delay < this.from) return this.#setTimeout(run, delay, ...args);
      const timer = this.#setTimeout(() => {}, delay);
      this.#held.set(timer, { due: this.#now + delay, run: () => run(...args) });
      return timer;
    };
    const clear = (timer?: unknown) => {
      this.#held.delete(timer);
      this.#clearTimeout(timer as Parameters<typeof clearTimeout>[0]);
    };
    Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
  }

  /** Runs what is due within so many milliseconds, in its order. @returns how much that was */
  pass(milliseconds: number): number {
    this.#now += milliseconds;
    const due = [...this.#held].filter(([, timer]) => timer.due <= this.#now);
    for (const [timer, { run }] of due.toSorted(([, a], [, b]) => a.due - b.due)) {
      clearTimeout(timer as Parameters<typeof clearTimeout>[0]);
      run();
    }
    return due.length;
  }

  [Symbol.dispose](): void {
    for (const timer of this.#held.keys()) {
      this.#clearTimeout(timer as Parameters<typeof clearTimeout>[0]);
    }
    Object.assign(globalThis, { setTimeout: this.#setTimeout, clearTimeout: this.#clearTimeout });
  }
}
