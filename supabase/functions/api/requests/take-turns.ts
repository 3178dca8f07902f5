import type { MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import { limitHeaders } from "../../_shared/http/limit-headers.ts";
import { Problem } from "../../_shared/http/problem.ts";
import { createSlots, NoRoom, type Slots } from "../../_shared/timing/slots.ts";
import type { ApiEnv } from "../context.ts";
import { currentUser } from "../user.ts";

/** Requests of one user that a worker handles at once. */
const AT_ONCE = 3;
/** Requests of one user that wait for these. */
const WAITING = 200;
/** Until some of those have been handled. */
const RETRY_AFTER_SECONDS = 5;

/**
 * Handles a few requests of one user at a time. Each of them waits in the database for the one
 * before it, as limits are checked under their owner's lock, so a hundred at once would hold all
 * connections, and everybody else would wait. Behind `requireUser` only, and before the body is
 * read, so that who waits takes no memory.
 */
export function takeTurns(): MiddlewareHandler {
  const users = new Map<string, { slots: Slots; requests: number }>();
  return createMiddleware<ApiEnv>(async (c, next) => {
    const { id } = currentUser(c);
    const user = users.get(id) ?? { slots: createSlots(AT_ONCE, WAITING), requests: 0 };
    users.set(id, user);
    user.requests++;
    try {
      const leave = await user.slots.take(c.req.raw.signal);
      try {
        await next();
      } finally {
        leave();
      }
    } catch (error) {
      // Its client has gone, and nobody reads this: the status is nginx's for that.
      if (c.req.raw.signal.aborted) return new Response(null, { status: 499 });
      if (!(error instanceof NoRoom)) throw error;
      throw new Problem("rate_limited", `At most ${WAITING} requests may wait for each other.`, {
        headers: limitHeaders({
          name: "projects-in-turn",
          quota: AT_ONCE + WAITING,
          remaining: 0,
          resetSeconds: RETRY_AFTER_SECONDS,
          retryAfter: RETRY_AFTER_SECONDS,
        }),
      });
    } finally {
      user.requests--;
      if (user.requests === 0) users.delete(id);
    }
  });
}
