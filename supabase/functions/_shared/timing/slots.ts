/** The highest number of callers already waits for a slot. */
export class NoRoom extends Error {
  constructor() {
    super("The worker has no room for more");
    this.name = "NoRoom";
  }
}

/** Lets a number of callers work at a time. Others wait for their turn. */
export interface Slots {
  readonly isFull: boolean;
  /**
   * Waits for a slot.
   *
   * @returns what gives it back.
   * @throws `NoRoom` where enough are waiting; the signal's reason when it aborts while waiting.
   */
  take(signal: AbortSignal): Promise<() => void>;
}

/** @param room how many may wait. */
export function createSlots(size: number, room: number): Slots {
  let taken = 0;
  const waiting = new Set<() => void>();

  function give(): void {
    const [next] = waiting;
    // The slot goes to the caller that has waited longest, so `taken` stays as it is.
    if (next === undefined) taken--;
    else {
      waiting.delete(next);
      next();
    }
  }

  function wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        waiting.delete(enter);
        reject(signal.reason);
      };
      const enter = () => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      waiting.add(enter);
      signal.addEventListener("abort", leave, { once: true });
    });
  }

  return {
    get isFull() {
      return taken >= size;
    },
    async take(signal) {
      signal.throwIfAborted();
      if (taken < size) taken++;
      else if (waiting.size < room) await wait(signal);
      else throw new NoRoom();
      return give;
    },
  };
}
