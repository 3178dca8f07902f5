/**
 * Limits how many things each caller does at once: what is more waits until one of these is done.
 */
export class Turns {
  readonly #running = new Map<string, number>();
  readonly #waiting = new Map<string, (() => void)[]>();

  /** @param most things of one at once. */
  constructor(private readonly most: number) {}

  /** Does the work once it is its turn, in the order in which they came. */
  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    await this.#begin(key);
    try {
      return await work();
    } finally {
      this.#end(key);
    }
  }

  async #begin(key: string): Promise<void> {
    const running = this.#running.get(key) ?? 0;
    if (running < this.most) return void this.#running.set(key, running + 1);
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.set(key, [...this.#waiting.get(key) ?? [], resolve]);
    await promise;
  }

  /** The next one takes this one's place; where nobody waits, the place is free. */
  #end(key: string): void {
    const [next, ...others] = this.#waiting.get(key) ?? [];
    if (others.length > 0) this.#waiting.set(key, others);
    else this.#waiting.delete(key);
    if (next !== undefined) return next();
    const left = (this.#running.get(key) ?? 1) - 1;
    if (left > 0) this.#running.set(key, left);
    else this.#running.delete(key);
  }
}
