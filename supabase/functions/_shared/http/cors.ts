import type { MiddlewareHandler } from "hono";
import { cors } from "hono/cors";

/**
 * Lets web pages of the allowed origins call and read errors too, and answers their preflights.
 *
 * @param origins exact ones, `*` for all, or one with `*` for its port: `http://localhost:*`
 * @param headers that callers may send besides those of every function
 */
export function allowOrigins(origins: string[], headers: string[] = []): MiddlewareHandler {
  return cors({
    origin: origins.includes("*") ? "*" : (origin) => isAllowed(origin, origins) ? origin : null,
    allowMethods: ["GET", "POST", "PATCH", "DELETE"],
    allowHeaders: [
      ...["Last-Event-ID", "Idempotency-Key", "apikey", "authorization", "content-type"],
      "x-client-info",
      ...headers,
    ],
    exposeHeaders: ["x-request-id", "Location", "Retry-After", "RateLimit", "RateLimit-Policy"],
    maxAge: 3600,
  });
}

const ANY_PORT = ":*";

function isAllowed(origin: string, origins: string[]): boolean {
  return origins.some((allowed) =>
    allowed.endsWith(ANY_PORT) ? differsInPort(origin, allowed) : origin === allowed
  );
}

/** Whether an origin is the allowed one with a port of its own, or with none. */
function differsInPort(origin: string, allowed: string): boolean {
  return origin.replace(/:\d+$/, "") === allowed.slice(0, -ANY_PORT.length);
}
