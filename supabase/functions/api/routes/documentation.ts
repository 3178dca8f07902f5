import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiEnv, Dependencies } from "../context.ts";
import { renderDocument } from "../documentation/page.ts";
import { describeApi } from "../documentation/document.ts";
import { problemAnswers } from "../documentation/problem-answers.ts";

const tags = ["Service"];

const documentRoute = createRoute({
  method: "get",
  path: "/openapi.json",
  operationId: "readDocument",
  tags,
  summary: "This document",
  responses: {
    200: {
      description: "OpenAPI 3.1",
      content: {
        "application/json": { schema: z.looseObject({ openapi: z.string() }) },
      },
    },
    ...problemAnswers(),
  },
});

const pageRoute = createRoute({
  method: "get",
  path: "/docs",
  operationId: "showDocument",
  tags,
  summary: "A page that shows this document",
  responses: {
    200: {
      description: "The page",
      content: { "text/html": { schema: z.string() } },
    },
    302: {
      description: "Where the page is, on a platform that serves no HTML",
      headers: { Location: { schema: { type: "string" } } },
    },
    ...problemAnswers(),
  },
});

/** @param app whose routes are described. */
export function documentationRoutes({ config }: Dependencies, app: OpenAPIHono<ApiEnv>) {
  let description: ReturnType<typeof describeApi> | undefined;
  // Made at the first request, because only then all routes have been added.
  const describe = () => description ??= describeApi(app, config.publicSupabaseUrl);

  return new OpenAPIHono<ApiEnv>()
    .openapi(documentRoute, (c) => c.json({ ...describe() }, 200))
    .openapi(pageRoute, (c) => {
      if (config.docsUrl) return c.redirect(config.docsUrl, 302);
      if (!config.servesHtml) {
        return c.redirect(`${config.publicSupabaseUrl}/functions/v1/api/v1/openapi.json`, 302);
      }
      return c.html(renderDocument(describe()), 200);
    });
}
