import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { problemSchema } from "../../_shared/contract/problem.ts";
import type { ApiEnv, Dependencies } from "../context.ts";
import { jsonAnswer } from "../documentation/json-answer.ts";
import { problemAnswers, problemOf } from "../documentation/problem-answers.ts";
import { checkHealth, illPart } from "../services/check-health.ts";

const parts = z.array(illPart);

const ok = z.object({ status: z.literal("ok") });
const degraded = z.object({ status: z.literal("degraded"), parts });
const ill = problemSchema.extend({ status: z.literal("ill"), parts });

const illExample = {
  ...problemOf("unavailable"),
  status: "ill",
  parts: [{ part: "database", message: "The database does not answer." }],
};

const route = createRoute({
  method: "get",
  path: "/health",
  operationId: "checkHealth",
  tags: ["Service"],
  summary: "Whether the service works, and which part of it does not",
  responses: {
    200: jsonAnswer(
      "It works; `degraded` where a vendor or Storage is in trouble and work waits for it",
      z.discriminatedUnion("status", [ok, degraded]),
    ),
    ...problemAnswers(),
    503: {
      description:
        "`unavailable`: the database does not answer, or lost work has not been looked for lately",
      content: { "application/problem+json": { schema: ill, example: illExample } },
    },
  },
});

export function healthRoutes({ service }: Dependencies) {
  return new OpenAPIHono<ApiEnv>().openapi(
    route,
    async (c) => c.json(await checkHealth(service), 200),
  );
}
