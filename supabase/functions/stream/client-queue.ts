/** How many messages may wait for a slow client. Then its stream closes and the client resumes. */
export const QUEUE_CAPACITY = 256;

/** Holds what one client has not taken yet, up to a bound. */
export class ClientQueue<Item> {
  #items: Item[] = [];
  #isClosed = false;
  #wake: (() => void) | undefined;

  /** @param capacity above which the queue closes: its client is too slow and has to come back. */
  constructor(readonly capacity: number = QUEUE_CAPACITY) {}

  /** Nothing more can be put in. What was, can still be taken. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  put(item: Item): void {
    if (this.#isClosed) return;
    if (this.#items.length >= this.capacity) return this.close();
    this.#items.push(item);
    this.#rouse();
  }

  close(): void {
    this.#isClosed = true;
    this.#rouse();
  }

  /** The next item; undefined where none waits. */
  take(): Item | undefined {
    return this.#items.shift();
  }

  /** Calls `wake` once, when something is put in or the queue closes. */
  whenChanged(wake: () => void): void {
    this.#wake = wake;
  }

  #rouse(): void {
    const wake = this.#wake;
    this.#wake = undefined;
    wake?.();
  }
}
