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
    /** Knows the request's id already. */
    log: Logger;
  };
}

/**
 * Gives an app what all functions have in common, to be called before its routes: a request id on
 * every answer, and every error, 404 and 405 as problem details.
 */
// deno-lint-ignore no-explicit-any -- An app's type grows with its routes, and any app will do.
export function installBase<E extends BaseEnv>(app: Hono<E, any, any>, log: Logger): void {
  // An id of the caller's is not taken: two requests in the log could then share one.
  app.use(requestId({ headerName: "" }));
  app.use(async (c, next) => {
    c.set("log", log.with({ request_id: c.var.requestId }));
    c.header("x-request-id", c.var.requestId);
    const { body } = c.req.raw;
    await next();
    // Refused before it was read, or not wanted.
    if (body && !body.locked) void drainBody(body.getReader());
  });
  app.use(methodNotAllowed<E>({
    app,
    onMethodNotAllowed(c, methods) {
      // Hono would answer HEAD too, but the platform lets none through.
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
  // @supabase/server's adapter and Hono refuse with these; their words are for developers.
  if (error instanceof HTTPException && error.status < 500) {
    if (error.status === 401) return unauthorized();
    return new Problem(error.status === 415 ? "unsupported_media_type" : "malformed_request");
  }
  c.var.log.error("request_failed", { error });
  return new Problem("internal_error");
}
