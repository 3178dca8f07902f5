import { bounds } from "../timing/bounded.ts";
import { type Clock, systemClock } from "../timing/clock.ts";
import { createSlots, NoRoom, type Slots } from "../timing/slots.ts";
import { limitHeaders } from "./limit-headers.ts";
import { Problem } from "./problem.ts";
import { SILENCE_MILLISECONDS } from "./timed-fetch.ts";

/** Requests of one user that a worker handles at once. */
const AT_ONCE = 3;
/** Requests of one user that wait for these. */
const WAITING = 200;
/** Until some of those have been handled. */
const RETRY_AFTER_SECONDS = 5;

interface UserTurns {
  slots: Slots;
  /** Handled, or waiting. */
  requests: number;
  /** When one of them was last answered by the database. Milliseconds since 1970. */
  movedAt: number;
}

/**
 * Does a few things of one user at a time. Each of them waits in the database for the one before it,
 * as limits are checked under their owner's lock, so a hundred at once would hold all connections,
 * and everybody else would wait.
 */
export class Turns {
  readonly #users = new Map<string, UserTurns>();

  constructor(private readonly clock: Clock = systemClock) {}

  /**
   * Waits for a turn as long as the user's turns come: no longer than a call that nobody answers.
   *
   * @param isDown whether what `work` resolved to says that something is down.
   * @throws Problem `rate_limited` where too many wait, `unavailable` where their turns don't come;
   * the signal's reason where it is aborted.
   */
  async take<T>(
    userId: string,
    signal: AbortSignal,
    work: () => Promise<T>,
    isDown: (result: T) => boolean = () => false,
  ): Promise<T> {
    const user = this.#users.get(userId) ??
      { slots: createSlots(AT_ONCE, WAITING), requests: 0, movedAt: -Infinity };
    this.#users.set(userId, user);
    user.requests++;
    try {
      const leave = await this.#wait(user, signal);
      try {
        const result = await work();
        if (!isDown(result)) user.movedAt = this.clock.now();
        return result;
      } catch (error) {
        if (error instanceof Problem && error.status < 500) user.movedAt = this.clock.now();
        throw error;
      } finally {
        leave();
      }
    } finally {
      user.requests--;
      if (user.requests === 0) this.#users.delete(userId);
    }
  }

  async #wait(user: UserTurns, signal: AbortSignal): Promise<() => void> {
    const { clock } = this;
    const began = clock.now();
    const standstill = new AbortController();
    const over = new AbortController();
    const stop = bounds([signal, standstill.signal]);

    async function watch(): Promise<void> {
      for (;;) {
        const left = Math.max(began, user.movedAt) + SILENCE_MILLISECONDS - clock.now();
        if (left <= 0) return standstill.abort(new Problem("unavailable"));
        await clock.sleep(left, over.signal);
      }
    }
    // Ends by `over`'s abort, which interrupts its sleep.
    watch().catch(() => {});

    try {
      return await user.slots.take(stop.signal);
    } catch (error) {
      throw error instanceof NoRoom ? tooMany() : error;
    } finally {
      over.abort();
      stop.end();
    }
  }
}

function tooMany(): Problem {
  const detail = `As many of your requests as may (${WAITING}) wait for each other already. ` +
    "Let some be answered, then send this one again.";
  return new Problem("rate_limited", detail, {
    headers: limitHeaders({
      name: "requests-in-turn",
      quota: AT_ONCE + WAITING,
      remaining: 0,
      resetSeconds: RETRY_AFTER_SECONDS,
      retryAfter: RETRY_AFTER_SECONDS,
    }),
  });
}
