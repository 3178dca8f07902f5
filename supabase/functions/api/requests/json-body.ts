import type { MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import { formatBytes } from "../../_shared/bytes.ts";
import { findUnstorable } from "../../_shared/contract/storable.ts";
import { invalid, Problem } from "../../_shared/http/problem.ts";
import { limitBody } from "./limit-body.ts";

/** Bytes. Every JSON body that the API needs is far smaller. */
export const MAX_JSON_BYTES = 64 * 1024;

/** Before a route with a JSON body: refuses a body that is no JSON or that can't be stored. */
export function jsonBody(): [MiddlewareHandler, MiddlewareHandler] {
  return [
    limitBody(MAX_JSON_BYTES, `Send at most ${formatBytes(MAX_JSON_BYTES)} of JSON.`),
    checkJson,
  ];
}

/** As {@link jsonBody}, for a route whose body is optional. */
export function optionalJsonBody(): [MiddlewareHandler, MiddlewareHandler] {
  const [limit] = jsonBody();
  return [limit, checkOptionalJson];
}

const checkOptionalJson = createMiddleware(async (c, next) => {
  const body = await c.req.raw.clone().arrayBuffer();
  if (body.byteLength > 0) return await checkJson(c, next);
  // Some clients send the header of a JSON body, and no body: there is nothing to parse.
  const headers = new Headers(c.req.raw.headers);
  headers.delete("content-type");
  c.req.raw = new Request(c.req.url, { method: c.req.method, headers });
  await next();
});

const checkJson = createMiddleware(async (c, next) => {
  const type = c.req.header("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new Problem("unsupported_media_type", "Send the body as application/json.");
  }
  // Read as a buffer, because Hono keeps that, and the route's own parsing reads it again.
  const body = await c.req.arrayBuffer();
  const unstorable = findUnstorable(parseJson(new Uint8Array(body)));
  if (unstorable) {
    throw invalid([unstorable]);
  }
  // The route's own parsing accepts only one way to write the type. Where the type ends with a
  // semicolon or has capitals, it would see no body at all, so the type is normalised here.
  const headers = new Headers(c.req.raw.headers);
  headers.set("content-type", "application/json");
  c.req.raw = new Request(c.req.url, { method: c.req.method, headers, body });
  await next();
});

/**
 * @param advice what to do about bytes that are no JSON; the code's own, where left out
 * @throws Problem `malformed_json`, of bytes that are no UTF-8 too.
 */
export function parseJson(bytes: Uint8Array, advice?: string): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new Problem("malformed_json", advice, { cause });
  }
}
