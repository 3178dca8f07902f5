import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { assetSchema } from "../../_shared/contract/asset.ts";
import { projectSchema } from "../../_shared/contract/project.ts";
import type { ApiEnv, Dependencies } from "../context.ts";
import { bearer, jsonAnswer } from "../documentation/json-answer.ts";
import { problemAnswers, userProblems } from "../documentation/problem-answers.ts";
import { askedPage, nextCursor, pageParameters } from "../requests/page.ts";
import { idParameter } from "../requests/parameters.ts";
import { refuseInvalid } from "../requests/validation.ts";
import { listAssets } from "../../_shared/services/assets/find-assets.ts";
import { showAssets } from "../../_shared/services/assets/show-asset.ts";
import { findProject } from "../../_shared/services/projects/find-project.ts";
import { listProjects } from "../../_shared/services/projects/list-projects.ts";
import { showProject, showProjects } from "../../_shared/services/projects/show-project.ts";
import { currentUser, requireUser } from "../../_shared/http/user.ts";

/** Reading projects. */
export function projectRoutes({ config, signer }: Dependencies) {
  const shared = {
    tags: ["Projects"],
    security: bearer,
    middleware: requireUser(config),
  };

  const list = createRoute({
    ...shared,
    method: "get",
    path: "/projects",
    operationId: "listProjects",
    summary: "Your projects, newest first",
    request: { query: pageParameters },
    responses: {
      200: jsonAnswer(
        "A page of them",
        z.object({
          projects: z.array(projectSchema),
          next_cursor: nextCursor,
        }),
      ),
      ...problemAnswers(...userProblems, "validation_failed"),
    },
  });

  const read = createRoute({
    ...shared,
    method: "get",
    path: "/projects/{id}",
    operationId: "readProject",
    summary: "One project",
    request: { params: idParameter },
    responses: {
      200: jsonAnswer("The project", z.object({ project: projectSchema })),
      ...problemAnswers(...userProblems, "not_found"),
    },
  });

  const assets = createRoute({
    ...shared,
    method: "get",
    path: "/projects/{id}/assets",
    operationId: "listAssets",
    summary: "A project's logos, oldest first",
    request: { params: idParameter },
    responses: {
      200: jsonAnswer("All of them", z.object({ assets: z.array(assetSchema) })),
      ...problemAnswers(...userProblems, "not_found"),
    },
  });

  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
    .openapi(list, async (c) => {
      const page = await listProjects(currentUser(c).client, askedPage(c.req.valid("query")));
      const projects = await showProjects(signer, page.rows);
      return c.json({ projects, next_cursor: page.nextCursor }, 200);
    })
    .openapi(read, async (c) => {
      const row = await findProject(currentUser(c).client, c.req.valid("param").id);
      return c.json({ project: await showProject(signer, row) }, 200);
    })
    .openapi(assets, async (c) => {
      const { client } = currentUser(c);
      const { id } = c.req.valid("param");
      const [rows] = await Promise.all([listAssets(client, id), findProject(client, id)]);
      return c.json({ assets: await showAssets(signer, rows) }, 200);
    });
}
