import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnv } from "../context.ts";
import { streamFunction } from "./event-stream.ts";
import { addExamples } from "./examples.ts";
import { webhookMessages } from "./webhook-messages.ts";

/** The OpenAPI 3.1 document of an app's routes, and of the event streams that its answers lead to. */
export function describeApi(app: OpenAPIHono<ApiEnv>, publicSupabaseUrl: string) {
  const { openAPIRegistry } = app;
  openAPIRegistry.registerComponent("securitySchemes", "user", {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description: "A user's access token",
  });
  openAPIRegistry.registerComponent("securitySchemes", "ticket", {
    type: "apiKey",
    in: "query",
    name: "ticket",
    description: "Of a stream_url: opens one project's stream, for 12 h",
  });
  openAPIRegistry.registerComponent("headers", "RequestId", {
    description: "Names the request in our logs; also in a problem's request_id",
    schema: { type: "string", format: "uuid" },
    required: true,
  });
  openAPIRegistry.registerPath(streamFunction);
  openAPIRegistry.registerWebhook(webhookMessages);
  const document = app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "LogoKraft",
      version: "1.0.0",
      description: [
        "Designs logos for a brand brief. Errors are problem details (RFC 9457) with a code from a",
        "closed list; every answer carries the header x-request-id. What belongs to somebody else",
        "is 404, as if it were not there. Another method on these paths is 405 `method_not_allowed`",
        "with the header Allow, another path 404 `not_found`.",
      ].join(" "),
    },
    servers: [{ url: `${publicSupabaseUrl}/functions/v1` }],
    tags: [{ name: "Accounts" }, { name: "Projects" }, { name: "Streams" }, {
      name: "Logos",
    }, {
      name: "Webhooks",
    }, {
      name: "Service",
    }],
  });
  nameRequests(document);
  addExamples(document);
  return document;
}

type Description = ReturnType<OpenAPIHono["getOpenAPI31Document"]>;

/** Every answer has a request id; routes needn't say so one by one. */
function nameRequests({ paths }: Description): void {
  const operations = Object.values(paths ?? {}).flatMap((item) => Object.values(item));
  for (const { responses } of operations) {
    for (const response of Object.values<{ headers?: object }>(responses)) {
      response.headers = {
        "x-request-id": { $ref: "#/components/headers/RequestId" },
        ...response.headers,
      };
    }
  }
}
