import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { quotedActions, quotedActionSchema, quoteSchema } from "../../_shared/contract/quote.ts";
import { invalidAt } from "../../_shared/http/problem.ts";
import type { ApiEnv, Dependencies } from "../context.ts";
import { bearer, jsonAnswer } from "../documentation/json-answer.ts";
import { problemAnswers, userProblems } from "../documentation/problem-answers.ts";
import { refuseInvalid } from "../requests/validation.ts";
import { makeQuote } from "../services/quotes/make-quote.ts";
import { currentUser, requireUser } from "../../_shared/http/user.ts";

const asked = z.object({
  action: quotedActionSchema,
  // A parameter without a value counts as absent.
  count: z.string().regex(/^(|[1-9]\d*)$/, "must be a whole number from 1 on").optional().openapi({
    type: "integer",
    minimum: 1,
    maximum: 20,
    description:
      "How many: of create 15 by default, concepts 5 (at most 20 of either), refine 1 (at most 5), kit 1",
  }),
});

/** What work would cost. */
export function quoteRoutes(deps: Dependencies) {
  const quote = createRoute({
    tags: ["Service"],
    security: bearer,
    middleware: requireUser(deps.config),
    method: "get",
    path: "/quote",
    operationId: "readQuote",
    summary: "What work would cost, and whether it would be accepted; nothing is reserved",
    request: { query: asked },
    responses: {
      200: jsonAnswer("The quote", z.object({ quote: quoteSchema })),
      ...problemAnswers(...userProblems, "validation_failed"),
    },
  });

  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid }).openapi(quote, async (c) => {
    const { action, count: given } = c.req.valid("query");
    const { most, usual } = quotedActions[action];
    const count = Number(given || usual);
    if (count > most) throw invalidAt("count", `must be 1 to ${most}`);
    const made = await makeQuote(deps, { ownerId: currentUser(c).id, action, count });
    return c.json({ quote: made }, 200);
  });
}
