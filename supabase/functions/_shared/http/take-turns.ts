import type { MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import { Turns } from "./turns.ts";
import { currentUser, type UserEnv } from "./user.ts";

/**
 * Handles a few requests of one user at a time. Behind `requireUser` only, and before the body is
 * read, so that who waits takes no memory.
 */
export function takeTurns(turns = new Turns()): MiddlewareHandler {
  return createMiddleware<UserEnv>(async (c, next) => {
    const { signal } = c.req.raw;
    try {
      // An error of the route's is an answer by now.
      await turns.take(currentUser(c).id, signal, next, () => c.res.status >= 500);
    } catch (error) {
      // Its client has gone, and nobody reads this: the status is nginx's for that.
      if (signal.aborted) return new Response(null, { status: 499 });
      throw error;
    }
  });
}
