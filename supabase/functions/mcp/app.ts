import { createMcpHandler } from "@modelcontextprotocol/server";
import { Hono } from "hono";
import { installBase } from "../_shared/http/base.ts";
import { allowOrigins } from "../_shared/http/cors.ts";
import { OpenLimit } from "../_shared/http/open-limit.ts";
import { Turns } from "../_shared/http/turns.ts";
import { currentUser, requireUser, type UserEnv } from "../_shared/http/user.ts";
import type { ServiceDependencies } from "../_shared/services/dependencies.ts";
import { isBatch, refuseBatch } from "./batch.ts";
import { createServer } from "./server.ts";

/** Bytes. The largest call holds a brief, which may have 16 KiB. */
const MAX_BODY_BYTES = 64 * 1024;
/** Calls of one user that wait for logos at once, on a worker. */
const MAX_WAITS = 20;

/** Headers that a client in a browser sends: https://modelcontextprotocol.io/specification */
const protocolHeaders = ["mcp-protocol-version", "mcp-session-id", "mcp-method", "mcp-name"];

/**
 * `POST /mcp`: the product as tools for language models, by the Model Context Protocol. It keeps
 * nothing between requests, and acts for the user whose token each of them carries.
 */
export function createApp(deps: ServiceDependencies): Hono<UserEnv> {
  const turns = new Turns();
  const waits = new OpenLimit("waits-of-user", MAX_WAITS);
  const app = new Hono<UserEnv>();
  installBase(app, deps.log);
  app.use(allowOrigins(deps.config.allowedOrigins, protocolHeaders));

  app.post("/mcp", requireUser(deps.config), async (c) => {
    if (await isBatch(c.req.raw, MAX_BODY_BYTES)) return refuseBatch();
    const { log, requestId } = c.var;
    const call = { ...deps, log, requestId, user: currentUser(c), turns, waits };
    const handler = createMcpHandler(() => createServer(call), {
      maxRequestBodySize: MAX_BODY_BYTES,
      // Each would stay open for as long as its client likes, and nothing of the server ever changes.
      maxSubscriptions: 0,
      onerror: (error) => log.warn("mcp_request_failed", { error }),
    });
    return await handler.fetch(c.req.raw);
  });

  return app;
}
