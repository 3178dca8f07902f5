import { createSlots, NoRoom, type Slots } from "../timing/slots.ts";
import { limitHeaders } from "./limit-headers.ts";
import { Problem } from "./problem.ts";

/** Requests of one user that a worker handles at once. */
const AT_ONCE = 3;
/** Requests of one user that wait for these. */
const WAITING = 200;
/** Until some of those have been handled. */
const RETRY_AFTER_SECONDS = 5;

/**
 * Does a few things of one user at a time. Each of them waits in the database for the one before it,
 * as limits are checked under their owner's lock, so a hundred at once would hold all connections,
 * and everybody else would wait.
 */
export class Turns {
  readonly #users = new Map<string, { slots: Slots; requests: number }>();

  /** @throws Problem `rate_limited` where too many wait; the signal's reason where it is aborted. */
  async take<T>(userId: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const user = this.#users.get(userId) ?? { slots: createSlots(AT_ONCE, WAITING), requests: 0 };
    this.#users.set(userId, user);
    user.requests++;
    try {
      const leave = await user.slots.take(signal).catch((error) => {
        throw error instanceof NoRoom ? tooMany() : error;
      });
      try {
        return await work();
      } finally {
        leave();
      }
    } finally {
      user.requests--;
      if (user.requests === 0) this.#users.delete(userId);
    }
  }
}

function tooMany(): Problem {
  return new Problem("rate_limited", `At most ${WAITING} requests may wait for each other.`, {
    headers: limitHeaders({
      name: "requests-in-turn",
      quota: AT_ONCE + WAITING,
      remaining: 0,
      resetSeconds: RETRY_AFTER_SECONDS,
      retryAfter: RETRY_AFTER_SECONDS,
    }),
  });
}
