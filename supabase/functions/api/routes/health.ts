import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiEnv, Dependencies } from "../context.ts";
import { jsonAnswer } from "../documentation/json-answer.ts";
import { problemAnswers } from "../documentation/problem-answers.ts";
import { checkHealth } from "../services/check-health.ts";

const route = createRoute({
  method: "get",
  path: "/health",
  operationId: "checkHealth",
  tags: ["Service"],
  summary: "Whether the service and its database answer",
  responses: {
    200: jsonAnswer("They do", z.object({ status: z.literal("ok") })),
    ...problemAnswers(),
  },
});

export function healthRoutes({ service }: Dependencies) {
  return new OpenAPIHono<ApiEnv>().openapi(route, async (c) => {
    await checkHealth(service);
    return c.json({ status: "ok" as const }, 200);
  });
}
