/** As many wait for a slot as may. */
export class NoRoom extends Error {
  constructor() {
    super("The worker has no room for more");
    this.name = "NoRoom";
  }
}

/** So many may be inside at a time; others wait in turn. */
export interface Slots {
  readonly isFull: boolean;
  /**
   * Runs with a slot taken.
   *
   * @throws `NoRoom` where enough are waiting; the signal's reason when it aborts while waiting.
   */
  within<T>(signal: AbortSignal, run: () => Promise<T>): Promise<T>;
}

/** @param room for so many to wait. */
export function createSlots(size: number, room: number): Slots {
  let taken = 0;
  const waiting = new Set<() => void>();

  async function enter(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (taken < size) {
      taken++;
      return;
    }
    if (waiting.size >= room) throw new NoRoom();
    await new Promise<void>((resolve, reject) => {
      const leave = () => {
        waiting.delete(enterNow);
        reject(signal.reason);
      };
      // The slot passes from who leaves to who waited longest, so `taken` stays.
      const enterNow = () => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      waiting.add(enterNow);
      signal.addEventListener("abort", leave, { once: true });
    });
  }

  function exit(): void {
    const [next] = waiting;
    if (next === undefined) taken--;
    else {
      waiting.delete(next);
      next();
    }
  }

  return {
    get isFull() {
      return taken >= size;
    },
    async within(signal, run) {
      await enter(signal);
      try {
        return await run();
      } finally {
        exit();
      }
    },
  };
}
