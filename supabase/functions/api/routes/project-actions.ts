import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { projectSchema } from "../../_shared/contract/project.ts";
import type { ApiEnv, Dependencies } from "../context.ts";
import { bearer, jsonAnswer } from "../documentation/json-answer.ts";
import { problemAnswers, userProblems } from "../documentation/problem-answers.ts";
import { idempotencyHeaders, idParameter } from "../requests/parameters.ts";
import { refuseInvalid } from "../requests/validation.ts";
import { asArguments, repeatable } from "../services/idempotency.ts";
import { readAccepted } from "../services/outcome.ts";
import { deleteProject } from "../services/projects/delete-project.ts";
import { findProject } from "../services/projects/find-project.ts";
import { openStream } from "../services/projects/open-stream.ts";
import { showProject } from "../services/projects/show-project.ts";
import { currentUser, requireUser } from "../user.ts";

/** Cancelling, retrying and deleting projects. */
export function projectActionRoutes(deps: Dependencies) {
  const { config, service, signer } = deps;
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
    request: { params: idParameter, headers: idempotencyHeaders },
    responses: {
      202: jsonAnswer(
        "The project, which is on its way again",
        z.object({ project: projectSchema, stream_url: z.url() }),
      ),
      ...problemAnswers(
        ...userProblems,
        "not_found",
        "project_not_failed",
        "validation_failed",
        "idempotency_key_reused",
        "daily_limit",
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
      const user = currentUser(c);
      const { id } = c.req.valid("param");
      readAccepted(
        await service.rpc("cancel_project", {
          p_owner_id: user.id,
          p_project_id: id,
        }),
      );
      const row = await findProject(user.client, id);
      return c.json({ project: await showProject(signer, row) }, 200);
    })
    .openapi(retry, async (c) => {
      const user = currentUser(c);
      const { id } = c.req.valid("param");
      const key = c.req.valid("header")["idempotency-key"];
      const accepted = readAccepted(
        await service.rpc("retry_project", {
          p_owner_id: user.id,
          p_project_id: id,
          p_max_generations_per_day: config.limits.maxGenerationsPerDay,
          ...asArguments(await repeatable(key, `/projects/${id}/retry`)),
        }),
      );
      const row = accepted.project ?? await findProject(user.client, accepted.project_id);
      const { stream_url } = await openStream(deps, accepted.project_id);
      return c.json({ project: await showProject(signer, row), stream_url }, 202);
    })
    .openapi(remove, async (c) => {
      const projectId = c.req.valid("param").id;
      await deleteProject(service, c.var.log, {
        ownerId: currentUser(c).id,
        projectId,
      });
      return c.body(null, 204);
    });
}
