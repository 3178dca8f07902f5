import { Hono } from "hono";
import { z } from "zod";
import type { Config } from "../_shared/config.ts";
import { type BaseEnv, installBase } from "../_shared/http/base.ts";
import { allowOrigins } from "../_shared/http/cors.ts";
import { OpenLimit } from "../_shared/http/open-limit.ts";
import { Problem } from "../_shared/http/problem.ts";
import { streamHeaders } from "../_shared/http/sse.ts";
import type { Tickets } from "../_shared/tickets.ts";
import { readLastEventId } from "./last-event-id.ts";
import { openStream, type WaitUntil } from "./open-stream.ts";
import { type StreamParts, Watches } from "./watches.ts";

/** What the function is made of; tests bring their own. */
export interface StreamDeps extends StreamParts {
  config: Pick<Config, "allowedOrigins" | "streamSeconds" | "limits">;
  tickets: Tickets;
  waitUntil: WaitUntil;
  /** A client that is slow has this long, when its stream is over, to take what is left of it. */
  graceMilliseconds: number;
}

/** The SSE adapter: `GET /stream/projects/{id}?ticket=`. */
export function createApp(deps: StreamDeps): Hono<BaseEnv> {
  const watches = new Watches(deps);
  const { maxStreamsPerProject, maxStreamsPerUser } = deps.config.limits;
  const ofProject = new OpenLimit("streams-of-project", maxStreamsPerProject);
  const ofUser = new OpenLimit("streams-of-user", maxStreamsPerUser);
  const app = new Hono<BaseEnv>();
  installBase(app, deps.log);
  app.use(allowOrigins(deps.config.allowedOrigins));

  app.get("/stream/projects/:id", async (c) => {
    const projectId = c.req.param("id").toLowerCase();
    if (!z.guid().safeParse(projectId).success) throw new Problem("not_found");
    const verdict = await deps.tickets.verify(c.req.query("ticket") ?? "", projectId);
    if (verdict.outcome !== "ok") throw new Problem(verdict.outcome);
    const stream = await openStream(
      {
        projectId,
        lastEventId: readLastEventId(c.req.raw),
        milliseconds: deps.config.streamSeconds * 1000,
        graceMilliseconds: deps.graceMilliseconds,
        onEnd: enter(projectId, verdict.ownerId),
      },
      deps,
      watches,
      deps.waitUntil,
    );
    return c.body(stream, 200, streamHeaders);
  });

  return app;

  /** Takes a stream's places, and gives them back. @throws Problem `rate_limited` */
  function enter(projectId: string, ownerId: string): () => void {
    const leaveProject = ofProject.enter(projectId);
    try {
      const leaveUser = ofUser.enter(ownerId);
      return () => {
        leaveProject();
        leaveUser();
      };
    } catch (error) {
      leaveProject();
      throw error;
    }
  }
}
