import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { streamSSE } from "hono/streaming";
import { instantSchema } from "../../_shared/contract/instant.ts";
import type { ApiEnv } from "../context.ts";
import { problemAnswers } from "../documentation/problem-answers.ts";

const INTERVAL_MILLISECONDS = 2_000;
/** Then the client opens another: a worker must not be held for ever. */
const LONGEST_MILLISECONDS = 60_000;

const route = createRoute({
  method: "get",
  path: "/stream-test",
  operationId: "testStream",
  tags: ["Service"],
  summary: "The current time at once and every 2 s, to try event streams with",
  responses: {
    200: {
      description: "One TimeMessage in each message",
      content: {
        "text/event-stream": {
          schema: z.object({ timestamp: instantSchema }).openapi("TimeMessage"),
        },
      },
    },
    ...problemAnswers(),
  },
});

export function streamTestRoutes() {
  return new OpenAPIHono<ApiEnv>().openapi(route, (c) => {
    // Proxies that buffer would hold messages back.
    c.header("x-accel-buffering", "no");
    return streamSSE(c, async (stream) => {
      const end = Date.now() + LONGEST_MILLISECONDS;
      while (!stream.aborted && Date.now() < end) {
        await stream.writeSSE({
          data: JSON.stringify({ timestamp: new Date().toISOString() }),
        });
        await stream.sleep(INTERVAL_MILLISECONDS);
      }
    });
  });
}
