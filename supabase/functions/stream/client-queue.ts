/** What a queue gives: a message, nothing for a while, or nothing ever again. */
export type Taken<Item> = { item: Item } | "idle" | "closed";

/** How many messages may wait for a slow client. Then its stream closes and the client resumes. */
export const QUEUE_CAPACITY = 256;

/** Holds what one client has not taken yet, up to a bound. */
export class ClientQueue<Item> {
  #items: Item[] = [];
  #closed = false;
  #wake: (() => void) | undefined;

  /** @param capacity above which the queue closes: its client is too slow and has to come back. */
  constructor(readonly capacity: number = QUEUE_CAPACITY) {}

  put(item: Item): void {
    if (this.#closed) return;
    if (this.#items.length >= this.capacity) return this.close();
    this.#items.push(item);
    this.#wake?.();
  }

  /** What was put in before can still be taken. */
  close(): void {
    this.#closed = true;
    this.#wake?.();
  }

  /** The next item, waiting at most `milliseconds` for it. One taker at a time. */
  async take(milliseconds: number): Promise<Taken<Item>> {
    if (this.#items.length === 0 && !this.#closed) {
      await this.#somethingNew(milliseconds);
    }
    const item = this.#items.shift();
    if (item !== undefined) return { item };
    return this.#closed ? "closed" : "idle";
  }

  async #somethingNew(milliseconds: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, milliseconds);
    this.#wake = resolve;
    await promise;
    this.#wake = undefined;
    clearTimeout(timer);
  }
}
