import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { assetSchema } from "../../_shared/contract/asset.ts";
import { buckets } from "../../_shared/storage.ts";
import type { ApiEnv, Dependencies } from "../context.ts";
import { bearer, jsonAnswer, jsonRequest } from "../documentation/json-answer.ts";
import { bodyProblems, problemAnswers, userProblems } from "../documentation/problem-answers.ts";
import { jsonBody } from "../requests/json-body.ts";
import { idParameter } from "../requests/parameters.ts";
import { refuseInvalid } from "../requests/validation.ts";
import { deleteAsset } from "../services/assets/delete-asset.ts";
import { findAsset } from "../../_shared/services/assets/find-assets.ts";
import { fileName } from "../services/downloads/file-name.ts";
import { linkDownload } from "../services/downloads/link-download.ts";
import { markFavorite } from "../services/assets/mark-favorite.ts";
import { showAsset } from "../../_shared/services/assets/show-asset.ts";
import { Problem } from "../../_shared/http/problem.ts";
import { currentUser, requireUser } from "../../_shared/http/user.ts";

/** Reading, marking, deleting and downloading single logos. */
export function assetRoutes({ config, service, signer }: Dependencies) {
  const signedIn = requireUser(config);
  const shared = { tags: ["Logos"], security: bearer };
  const answer = z.object({ asset: assetSchema });

  const read = createRoute({
    ...shared,
    method: "get",
    path: "/assets/{id}",
    operationId: "readAsset",
    summary: "One logo",
    middleware: signedIn,
    request: { params: idParameter },
    responses: {
      200: jsonAnswer("The logo", answer),
      ...problemAnswers(...userProblems, "not_found"),
    },
  });

  const mark = createRoute({
    ...shared,
    method: "patch",
    path: "/assets/{id}",
    operationId: "markAsset",
    summary: "Mark a logo as a favorite, or no longer",
    middleware: [signedIn, ...jsonBody()] as const,
    request: {
      params: idParameter,
      body: jsonRequest(z.object({ favorite: z.boolean() })),
    },
    responses: {
      200: jsonAnswer("The logo", answer),
      ...problemAnswers(...userProblems, ...bodyProblems, "not_found", "rate_limited"),
    },
  });

  const remove = createRoute({
    ...shared,
    method: "delete",
    path: "/assets/{id}",
    operationId: "deleteAsset",
    summary: "Delete a logo; its completed refinements stay, its failed ones go too",
    middleware: signedIn,
    request: { params: idParameter },
    responses: {
      204: { description: "Deleted" },
      ...problemAnswers(...userProblems, "not_found", "asset_not_ready"),
    },
  });

  const download = createRoute({
    ...shared,
    method: "get",
    path: "/assets/{id}/download",
    operationId: "downloadAsset",
    summary: "Save a logo's picture under a readable file name",
    middleware: signedIn,
    request: { params: idParameter },
    responses: {
      302: {
        description: "A signed URL that browsers save",
        headers: { Location: { schema: { type: "string" } } },
      },
      ...problemAnswers(...userProblems, "not_found", "asset_not_ready"),
    },
  });

  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
    .openapi(read, async (c) => {
      const row = await findAsset(currentUser(c).client, c.req.valid("param").id);
      return c.json({ asset: await showAsset(signer, row) }, 200);
    })
    .openapi(mark, async (c) => {
      const { favorite } = c.req.valid("json");
      const row = await markFavorite(currentUser(c).client, c.req.valid("param").id, favorite);
      return c.json({ asset: await showAsset(signer, row) }, 200);
    })
    .openapi(remove, async (c) => {
      const request = { ownerId: currentUser(c).id, assetId: c.req.valid("param").id };
      await deleteAsset(service, c.var.log, request);
      return c.body(null, 204);
    })
    .openapi(download, async (c) => {
      const row = await findAsset(currentUser(c).client, c.req.valid("param").id);
      const { asset_url: path, project_id: projectId } = row;
      if (path === null) throw new Problem("asset_not_ready");
      c.header("cache-control", "no-store");
      const url = await linkDownload(service, config.publicSupabaseUrl, {
        bucket: buckets.assets,
        path,
        projectId,
        nameFor: (company) => fileName(row, company, path),
      });
      return c.redirect(url, 302);
    });
}
