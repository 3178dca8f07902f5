import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { deliverySchema, newWebhookSchema, webhookSchema } from "../../_shared/contract/webhook.ts";
import type { ApiEnv, TurnDependencies } from "../context.ts";
import { bearer, jsonAnswer, jsonRequest } from "../documentation/json-answer.ts";
import { bodyProblems, problemAnswers, userProblems } from "../documentation/problem-answers.ts";
import { jsonBody } from "../requests/json-body.ts";
import { askedPage, nextCursor, pageParameters } from "../requests/page.ts";
import { idParameter } from "../requests/parameters.ts";
import { refuseInvalid } from "../requests/validation.ts";
import { createWebhook } from "../services/webhooks/create-webhook.ts";
import { listDeliveries } from "../services/webhooks/list-deliveries.ts";
import {
  deleteWebhook,
  listWebhooks,
  readWebhook,
  testWebhook,
} from "../services/webhooks/manage-webhooks.ts";
import { currentUser, requireUser } from "../../_shared/http/user.ts";

/** Where users want to hear of what becomes of their projects. */
export function webhookRoutes(deps: TurnDependencies) {
  const { config, service, inTurn } = deps;
  const signedIn = requireUser(config);
  const shared = { tags: ["Webhooks"], security: bearer };
  const request = { params: idParameter };

  const create = createRoute({
    ...shared,
    method: "post",
    path: "/webhooks",
    operationId: "createWebhook",
    summary: "Have events delivered to an address",
    description: "Deliveries follow Standard Webhooks 1.0: verify `webhook-signature` with the " +
      "secret. Any 2xx within 15 s ends one; else it is tried again after 5 s, 5 min, 30 min, " +
      "2 h, 5 h, 10 h and 14 h. 410 deactivates the webhook.",
    middleware: [signedIn, inTurn, ...jsonBody()] as const,
    request: { body: jsonRequest(newWebhookSchema) },
    responses: {
      201: jsonAnswer(
        "The webhook, with its secret",
        z.object({
          webhook: webhookSchema,
          secret: z.string().openapi({ description: "`whsec_…`, shown this once" }),
        }),
      ),
      ...problemAnswers(
        ...userProblems,
        ...bodyProblems,
        "webhook_url_refused",
        "webhook_limit",
        "rate_limited",
      ),
    },
  });

  const list = createRoute({
    ...shared,
    method: "get",
    path: "/webhooks",
    operationId: "listWebhooks",
    summary: "Your webhooks, newest first",
    middleware: signedIn,
    responses: {
      200: jsonAnswer("All of them", z.object({ webhooks: z.array(webhookSchema) })),
      ...problemAnswers(...userProblems),
    },
  });

  const read = createRoute({
    ...shared,
    method: "get",
    path: "/webhooks/{id}",
    operationId: "readWebhook",
    summary: "One webhook",
    middleware: signedIn,
    request,
    responses: {
      200: jsonAnswer("The webhook", z.object({ webhook: webhookSchema })),
      ...problemAnswers(...userProblems, "not_found"),
    },
  });

  const remove = createRoute({
    ...shared,
    method: "delete",
    path: "/webhooks/{id}",
    operationId: "deleteWebhook",
    summary: "Delete a webhook; what waits for it is not delivered",
    middleware: signedIn,
    request,
    responses: {
      204: { description: "Deleted" },
      ...problemAnswers(...userProblems, "not_found"),
    },
  });

  const test = createRoute({
    ...shared,
    method: "post",
    path: "/webhooks/{id}/test",
    operationId: "testWebhook",
    summary: "Have a `webhook.test` event delivered",
    middleware: [signedIn, inTurn] as const,
    request,
    responses: {
      202: jsonAnswer("It is on its way", z.object({ delivery: deliverySchema })),
      ...problemAnswers(...userProblems, "not_found", "rate_limited"),
    },
  });

  const deliveries = createRoute({
    ...shared,
    method: "get",
    path: "/webhooks/{id}/deliveries",
    operationId: "listDeliveries",
    summary: "What was delivered to a webhook in the last seven days, newest first",
    middleware: signedIn,
    request: { ...request, query: pageParameters },
    responses: {
      200: jsonAnswer(
        "A page of them",
        z.object({ deliveries: z.array(deliverySchema), next_cursor: nextCursor }),
      ),
      ...problemAnswers(...userProblems, "not_found", "validation_failed"),
    },
  });

  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
    .openapi(create, async (c) => {
      return c.json(await createWebhook(deps, currentUser(c).id, c.req.valid("json")), 201);
    })
    .openapi(list, async (c) => {
      return c.json({ webhooks: await listWebhooks(service, currentUser(c).id) }, 200);
    })
    .openapi(read, async (c) => {
      const ref = { ownerId: currentUser(c).id, id: c.req.valid("param").id };
      return c.json({ webhook: await readWebhook(service, ref) }, 200);
    })
    .openapi(remove, async (c) => {
      await deleteWebhook(service, { ownerId: currentUser(c).id, id: c.req.valid("param").id });
      return c.body(null, 204);
    })
    .openapi(test, async (c) => {
      const ref = { ownerId: currentUser(c).id, id: c.req.valid("param").id };
      return c.json({ delivery: await testWebhook(service, ref) }, 202);
    })
    .openapi(deliveries, async (c) => {
      const ref = { ownerId: currentUser(c).id, id: c.req.valid("param").id };
      const page = await listDeliveries(service, ref, askedPage(c.req.valid("query")));
      return c.json({ deliveries: page.deliveries, next_cursor: page.nextCursor }, 200);
    });
}
