import { createBudget } from "./budget.ts";

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
  const slots = createBudget(size);
  /** Callers that work or wait. */
  let present = 0;

  return {
    get isFull() {
      return present >= size;
    },
    async take(signal) {
      signal.throwIfAborted();
      if (present >= size + room) throw new NoRoom();
      present++;
      try {
        const give = await slots.take(1, signal);
        return () => {
          present--;
          give();
        };
      } catch (error) {
        present--;
        throw error;
      }
    },
  };
}
