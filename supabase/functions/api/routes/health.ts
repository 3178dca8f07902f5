import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { Problem } from "../../_shared/http/problem.ts";
import type { ApiEnv, Dependencies } from "../context.ts";
import { jsonAnswer } from "../documentation/json-answer.ts";
import { problemAnswers } from "../documentation/problem-answers.ts";

const DEADLINE_MILLISECONDS = 5_000;

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
    const { error } = await service.rpc("database_answers").abortSignal(
      AbortSignal.timeout(DEADLINE_MILLISECONDS),
    );
    if (error) {
      throw new Problem("unavailable", "The database does not answer.", {
        cause: error,
      });
    }
    return c.json({ status: "ok" as const }, 200);
  });
}
