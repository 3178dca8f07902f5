import { type createRoute, z } from "@hono/zod-openapi";
import { streamMessageSchema } from "../../_shared/contract/stream-message.ts";
import { idParameter } from "../requests/parameters.ts";
import { problemAnswers } from "./problem-answers.ts";

type Route = Parameters<typeof createRoute>[0];

export const streamDescription = [
  "Server-sent events: one JSON object in each unnamed message, with `type`, `project_id`, `at`.",
  "Every change is an event whose SSE id grows by exactly one; the first is 1. A connection",
  "without a usable `Last-Event-ID` begins with a `snapshot`; one with `Last-Event-ID: n` continues",
  "after event n. `generation_complete` says that nothing is left to do; the stream stays open.",
  "An `error` (`project_deleted`) is the last message of a stream. By default one worker",
  "holds at most 200 streams of a project and 500 of a user open: the next is 429 `rate_limited`,",
  "where an `EventSource` gives up, and a client opens another after `Retry-After`.",
].join(" ");

/** After which event a client wants to continue, as an EventSource or any other reader says it. */
export const lastEventId = {
  headers: z.object({
    "last-event-id": z.string().optional().openapi({
      description: "Number of the last event seen; anything else begins with a snapshot",
      example: "17",
    }),
  }),
  query: z.object({
    last_event_id: z.string().optional().openapi({
      description: "As the header Last-Event-ID, which wins",
    }),
  }),
};

export const streamAnswer = {
  description: "One StreamMessage in each unnamed message",
  content: { "text/event-stream": { schema: streamMessageSchema } },
};

/** The function `stream`, which serves what a `stream_url` names, beside this API. */
export const streamFunction: Route = {
  method: "get",
  path: "/stream/projects/{id}",
  operationId: "followProject",
  tags: ["Streams"],
  summary: "A project's events, where a `stream_url` leads",
  description: streamDescription,
  security: [{ ticket: [] }],
  request: {
    params: idParameter,
    headers: lastEventId.headers,
    query: lastEventId.query,
  },
  responses: {
    200: streamAnswer,
    ...problemAnswers("ticket_invalid", "ticket_expired", "not_found", "rate_limited"),
  },
};
