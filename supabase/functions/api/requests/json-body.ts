import type { MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import { formatBytes } from "../../_shared/bytes.ts";
import { findUnstorable } from "../../_shared/contract/storable.ts";
import { invalid, Problem } from "../../_shared/http/problem.ts";
import { limitBody } from "./limit-body.ts";

/** No JSON body of the API is near this. */
export const MAX_JSON_BYTES = 64 * 1024;

/** In front of a route with a JSON body: lets only bodies through that are JSON and can be stored. */
export function jsonBody(): [MiddlewareHandler, MiddlewareHandler] {
  return [
    limitBody(MAX_JSON_BYTES, `Send at most ${formatBytes(MAX_JSON_BYTES)} of JSON.`),
    checkJson,
  ];
}

const checkJson = createMiddleware(async (c, next) => {
  const type = c.req.header("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new Problem("unsupported_media_type", "Send the body as application/json.");
  }
  // As a buffer: what Hono remembers of it is what the route's own parsing reads again.
  const value = parseJson(new Uint8Array(await c.req.arrayBuffer()));
  const unstorable = findUnstorable(value);
  if (unstorable) {
    throw invalid([unstorable]);
  }
  await next();
});

/** @throws Problem `malformed_json`, of bytes that are no UTF-8 too. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new Problem("malformed_json", undefined, { cause });
  }
}
