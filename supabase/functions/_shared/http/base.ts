import type { Context, Env, Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { methodNotAllowed } from "hono/method-not-allowed";
import { requestId } from "hono/request-id";
import type { Logger } from "../log.ts";
import { drainBody } from "./drain-body.ts";
import { Problem, problemResponse, unauthorized } from "./problem.ts";

/** What every function's request carries. */
export interface BaseEnv extends Env {
  Variables: {
    requestId: string;
    /** Writes the request's id on each line. */
    log: Logger;
  };
}

/**
 * Gives an app what all functions have in common, to be called before its routes: a request id on
 * every answer, and every error, 404 and 405 as problem details.
 */
// deno-lint-ignore no-explicit-any -- An app's type grows with its routes, and any app will do.
export function installBase<E extends BaseEnv>(app: Hono<E, any, any>, log: Logger): void {
  // The caller's own id is not used: two requests in the log could then have the same one.
  app.use(requestId({ headerName: "" }));
  app.use(async (c, next) => {
    c.set("log", log.with({ request_id: c.var.requestId }));
    c.header("x-request-id", c.var.requestId);
    const { body } = c.req.raw;
    await next();
    // The body is still unread where the request was refused before, or where the route needs none.
    if (body && !body.locked) void drainBody(body.getReader());
  });
  app.use(methodNotAllowed<E>({
    app,
    onMethodNotAllowed(c, methods) {
      // Hono would answer HEAD too, but the platform does not pass HEAD requests on.
      const allowed = methods.filter((method) => method !== "HEAD");
      const headers = {
        allow: [...new Set([...allowed, "OPTIONS"])].join(", "),
      };
      return problemResponse(
        new Problem("method_not_allowed", undefined, { headers }),
        c.var.requestId,
      );
    },
  }));
  app.notFound((c) => problemResponse(new Problem("not_found"), c.var.requestId));
  app.onError((error, c) => problemResponse(toProblem(error, c), c.var.requestId));
}

function toProblem<E extends BaseEnv>(error: Error, c: Context<E>): Problem {
  if (error instanceof Problem) {
    if (error.status >= 500) c.var.log.error("request_failed", { error });
    return error;
  }
  // @supabase/server's adapter and Hono throw these when they refuse a request. Their messages are
  // written for developers, so the client gets our own.
  if (error instanceof HTTPException && error.status < 500) {
    if (error.status === 401) return unauthorized();
    return new Problem(error.status === 415 ? "unsupported_media_type" : "malformed_request");
  }
  c.var.log.error("request_failed", { error });
  return new Problem("internal_error");
}
