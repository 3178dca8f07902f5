import { createMiddleware } from "hono/factory";
import { bearerToken, type Caller, resolveCaller } from "../platform/caller.ts";
import type { StackKeys } from "../platform/keys.ts";
import { refusals } from "./error.ts";

/** Routes behind this know their caller; it refuses whoever proves nothing, or proves it badly. */
export function requireCaller(keys: StackKeys) {
  return createMiddleware<{ Variables: { caller: Caller } }>(async (c, next) => {
    const { headers } = c.req.raw;
    if (!headers.has("authorization") && !headers.has("apikey")) {
      throw refusals.malformed("headers must have required property 'authorization'");
    }
    const caller = await resolveCaller(headers, keys);
    if (caller instanceof Response) return await refuse(caller, headers, keys);
    c.set("caller", caller);
    await next();
  });
}

/** Routes behind this serve public buckets to everybody: a caller who proves nothing is nobody. */
export function allowCaller(keys: StackKeys) {
  return createMiddleware<{ Variables: { caller: Caller | undefined } }>(async (c, next) => {
    const caller = await resolveCaller(c.req.raw.headers, keys);
    c.set("caller", caller instanceof Response ? undefined : caller);
    await next();
  });
}

/**
 * The gateway judges keys, Storage judges tokens: for a bad one, hosted answers in Storage's way.
 */
async function refuse(answer: Response, headers: Headers, keys: StackKeys): Promise<Response> {
  const token = bearerToken(headers);
  if (token && token !== headers.get("apikey") && !token.startsWith("sb_")) {
    await keys.verifyToken(token).catch((error: Error) => {
      throw refusals.accessDenied(error.message);
    });
  }
  return answer;
}
