import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { conceptsSchema, projectRetrySchema } from "../../_shared/contract/brief.ts";
import { projectSchema } from "../../_shared/contract/project.ts";
import type { ApiEnv, TurnDependencies } from "../context.ts";
import { bearer, jsonAnswer, optionalJsonRequest } from "../documentation/json-answer.ts";
import { bodyProblems, problemAnswers, userProblems } from "../documentation/problem-answers.ts";
import { optionalJsonBody } from "../requests/json-body.ts";
import { idempotencyHeaders, idParameter } from "../requests/parameters.ts";
import { refuseInvalid } from "../requests/validation.ts";
import { cancelProject } from "../services/projects/cancel-project.ts";
import { deleteProject } from "../services/projects/delete-project.ts";
import { findProject } from "../../_shared/services/projects/find-project.ts";
import { linkStream } from "../../_shared/services/projects/link-stream.ts";
import { requestConcepts } from "../../_shared/services/projects/request-concepts.ts";
import { retryProject } from "../services/projects/retry-project.ts";
import { showProject } from "../../_shared/services/projects/show-project.ts";
import { currentUser, requireUser } from "../../_shared/http/user.ts";

/** Asking for more concepts; cancelling, retrying and deleting projects. */
export function projectActionRoutes(deps: TurnDependencies) {
  const { config, service, signer, inTurn } = deps;
  const onItsWay = z.object({ project: projectSchema, stream_url: z.url() });
  const shared = {
    tags: ["Projects"],
    security: bearer,
    middleware: requireUser(config),
  };

  const cancel = createRoute({
    ...shared,
    method: "post",
    path: "/projects/{id}/cancel",
    operationId: "cancelProject",
    summary: "Stop a project; logos that are being drawn are finished",
    request: { params: idParameter },
    responses: {
      200: jsonAnswer("The project as it is now", z.object({ project: projectSchema })),
      ...problemAnswers(...userProblems, "not_found"),
    },
  });

  const retry = createRoute({
    ...shared,
    method: "post",
    path: "/projects/{id}/retry",
    operationId: "retryProject",
    summary: "Try a project again that failed before it had any logo",
    middleware: [requireUser(config), inTurn, ...optionalJsonBody()] as const,
    request: {
      params: idParameter,
      headers: idempotencyHeaders,
      body: optionalJsonRequest(projectRetrySchema),
    },
    responses: {
      202: jsonAnswer("The project, which is on its way again", onItsWay),
      ...problemAnswers(
        ...userProblems,
        "not_found",
        "project_not_failed",
        ...bodyProblems,
        "idempotency_key_reused",
        "daily_limit",
        "rate_limited",
      ),
    },
  });

  const more = createRoute({
    ...shared,
    method: "post",
    path: "/projects/{id}/concepts",
    operationId: "requestConcepts",
    summary: "Have more concepts designed, unlike those that are there",
    middleware: [requireUser(config), inTurn, ...optionalJsonBody()] as const,
    request: {
      params: idParameter,
      headers: idempotencyHeaders,
      body: optionalJsonRequest(conceptsSchema),
    },
    responses: {
      202: jsonAnswer("The project, which is prompting again", onItsWay),
      ...problemAnswers(
        ...userProblems,
        "not_found",
        "project_busy",
        "project_full",
        ...bodyProblems,
        "idempotency_key_reused",
        "daily_limit",
        "rate_limited",
      ),
    },
  });

  const remove = createRoute({
    ...shared,
    method: "delete",
    path: "/projects/{id}",
    operationId: "deleteProject",
    summary: "Delete a project with its logos",
    request: { params: idParameter },
    responses: {
      204: { description: "Deleted" },
      ...problemAnswers(...userProblems, "not_found"),
    },
  });

  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
    .openapi(cancel, async (c) => {
      const { id: ownerId, client } = currentUser(c);
      const { id } = c.req.valid("param");
      await cancelProject(service, { ownerId, projectId: id });
      const row = await findProject(client, id);
      return c.json({ project: await showProject(signer, row) }, 200);
    })
    .openapi(retry, async (c) => {
      const { id: ownerId, client } = currentUser(c);
      const { id, row } = await retryProject(deps, {
        ownerId,
        projectId: c.req.valid("param").id,
        withoutInspiration: c.req.valid("json").without_inspiration ?? false,
        idempotencyKey: c.req.valid("header")["idempotency-key"],
      });
      const project = await showProject(signer, row ?? await findProject(client, id));
      const { stream_url } = await linkStream(deps, id, ownerId);
      return c.json({ project, stream_url }, 202);
    })
    .openapi(more, async (c) => {
      const { id: ownerId, client } = currentUser(c);
      const { id, row } = await requestConcepts(deps, {
        ownerId,
        projectId: c.req.valid("param").id,
        // Where there is no body, nothing has put in the default.
        concepts: conceptsSchema.parse(c.req.valid("json")),
        idempotencyKey: c.req.valid("header")["idempotency-key"],
      });
      const project = await showProject(signer, row ?? await findProject(client, id));
      const { stream_url } = await linkStream(deps, id, ownerId);
      return c.json({ project, stream_url }, 202);
    })
    .openapi(remove, async (c) => {
      const request = {
        ownerId: currentUser(c).id,
        projectId: c.req.valid("param").id,
      };
      await deleteProject(service, c.var.log, request);
      return c.body(null, 204);
    });
}
