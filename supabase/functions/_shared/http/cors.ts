import type { MiddlewareHandler } from "hono";
import { cors } from "hono/cors";

/** Lets web pages of the allowed origins call, read errors too, and answers their preflights. */
export function allowOrigins(origins: string[]): MiddlewareHandler {
  return cors({
    origin: origins.includes("*") ? "*" : origins,
    allowMethods: ["GET", "POST", "PATCH", "DELETE"],
    allowHeaders: [...[
      "Last-Event-ID",
      "Idempotency-Key",
      "apikey",
      "authorization",
      "content-type",
    ], "x-client-info"],
    exposeHeaders: ["x-request-id", "Location", "Retry-After", "RateLimit", "RateLimit-Policy"],
    maxAge: 3600,
  });
}
