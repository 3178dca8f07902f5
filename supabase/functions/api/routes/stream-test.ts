import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { instantSchema } from "../../_shared/contract/instant.ts";
import { OpenLimit } from "../../_shared/http/open-limit.ts";
import { encodeMessage, streamHeaders } from "../../_shared/http/sse.ts";
import type { ApiEnv } from "../context.ts";
import { problemAnswers } from "../documentation/problem-answers.ts";

/** What a stream of the time is held to. Milliseconds. */
export interface TimeStreamLimits {
  interval: number;
  /** Then the client opens another: a worker must not be held for ever. */
  longest: number;
  /** Open at once in a worker, whoever asks: nobody has to sign in for one. */
  most: number;
}

const LIMITS: TimeStreamLimits = { interval: 2_000, longest: 300_000, most: 200 };

const route = createRoute({
  method: "get",
  path: "/stream-test",
  operationId: "testStream",
  tags: ["Service"],
  summary: "The current time at once and every 2 s, to try event streams with",
  description: "Ends after 5 minutes. At most 200 are open at once in a worker.",
  responses: {
    200: {
      description: "One TimeMessage in each message",
      content: {
        "text/event-stream": {
          schema: z.object({ timestamp: instantSchema }).openapi("TimeMessage"),
        },
      },
    },
    ...problemAnswers("rate_limited"),
  },
});

export function streamTestRoutes(limits: TimeStreamLimits = LIMITS) {
  const places = new OpenLimit("time-streams", limits.most);
  return new OpenAPIHono<ApiEnv>().openapi(
    route,
    (c) => c.body(openTimeStream(limits, places.enter("")), 200, streamHeaders),
  );
}

function openTimeStream(
  { interval, longest }: TimeStreamLimits,
  onEnd: () => void,
): ReadableStream<Uint8Array> {
  let ticking: ReturnType<typeof setInterval>;
  let ending: ReturnType<typeof setTimeout>;
  const end = () => {
    clearInterval(ticking);
    clearTimeout(ending);
    onEnd();
  };
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const tell = () => {
        // What a client doesn't take is not kept for it.
        if ((controller.desiredSize ?? 0) <= 0) return;
        controller.enqueue(encodeMessage({ timestamp: new Date().toISOString() }));
      };
      tell();
      ticking = setInterval(tell, interval);
      ending = setTimeout(() => {
        end();
        controller.close();
      }, longest);
    },
    cancel: end,
  });
}
