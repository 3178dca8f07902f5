import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { createMiddleware } from "hono/factory";
import { instantSchema } from "../../_shared/contract/instant.ts";
import { Problem } from "../../_shared/http/problem.ts";
import { streamAddress } from "../../_shared/tickets.ts";
import type { ApiEnv, Dependencies } from "../context.ts";
import { lastEventId, streamAnswer, streamDescription } from "../documentation/event-stream.ts";
import { bearer, jsonAnswer } from "../documentation/json-answer.ts";
import { problemAnswers, userProblems } from "../documentation/problem-answers.ts";
import { idParameter } from "../requests/parameters.ts";
import { refuseInvalid } from "../requests/validation.ts";
import { findProject } from "../../_shared/services/projects/find-project.ts";
import { linkStream, type StreamLink } from "../../_shared/services/projects/link-stream.ts";
import { currentUser, requireUser, type User } from "../../_shared/http/user.ts";

const streamQuery = lastEventId.query.extend({
  ticket: z.string().optional().openapi({
    description: "Of a `stream_url`; instead of an access token",
  }),
});

/** The way to a project's event stream. */
export function projectStreamRoutes(deps: Dependencies) {
  const { config, tickets } = deps;
  const requireToken = requireUser(config);

  const stream = createRoute({
    method: "get",
    path: "/projects/{id}/stream",
    operationId: "openStream",
    tags: ["Streams"],
    summary: "A project's events",
    description: streamDescription,
    security: [...bearer, { ticket: [] }],
    middleware: createMiddleware<ApiEnv>(async (c, next) =>
      c.req.query("ticket") === undefined ? await requireToken(c, next) : await next()
    ),
    request: {
      params: idParameter,
      headers: lastEventId.headers,
      query: streamQuery,
    },
    responses: {
      200: streamAnswer,
      307: {
        description: "Where the stream is served",
        headers: { Location: { schema: { type: "string" } } },
      },
      ...problemAnswers(
        ...userProblems,
        "ticket_invalid",
        "ticket_expired",
        "not_found",
        "validation_failed",
      ),
    },
  });

  const ticket = createRoute({
    method: "post",
    path: "/projects/{id}/stream-tickets",
    operationId: "createStreamTicket",
    tags: ["Streams"],
    summary: "A new URL to open a project's stream with",
    security: bearer,
    middleware: requireToken,
    request: { params: idParameter },
    responses: {
      201: jsonAnswer(
        "Good for 12 h",
        z.object({ stream_url: z.url(), expires_at: instantSchema }),
      ),
      ...problemAnswers(...userProblems, "not_found"),
    },
  });

  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
    .openapi(stream, async (c) => {
      const { id } = c.req.valid("param");
      const query = c.req.valid("query");
      const url = streamAddress(config.publicSupabaseUrl, id);
      if (query.ticket !== undefined) {
        const verdict = await tickets.verify(query.ticket, id);
        if (verdict.outcome !== "ok") throw new Problem(verdict.outcome);
        url.searchParams.set("ticket", query.ticket);
      } else {
        url.href = (await linkOwnStream(deps, currentUser(c), id)).stream_url;
      }
      // Clients that follow a redirect may drop the header.
      const seen = c.req.header("last-event-id") ?? query.last_event_id;
      if (seen !== undefined) url.searchParams.set("last_event_id", seen);
      c.header("cache-control", "no-store");
      return c.redirect(url.href, 307);
    })
    .openapi(ticket, async (c) => {
      return c.json(await linkOwnStream(deps, currentUser(c), c.req.valid("param").id), 201);
    });
}

/** @throws Problem `not_found` where the project is somebody else's. */
async function linkOwnStream(deps: Dependencies, user: User, id: string): Promise<StreamLink> {
  await findProject(user.client, id);
  return await linkStream(deps, id, user.id);
}
