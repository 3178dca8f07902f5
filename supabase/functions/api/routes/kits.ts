import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { kitSchema } from "../../_shared/contract/kit.ts";
import { Problem } from "../../_shared/http/problem.ts";
import { currentUser, requireUser } from "../../_shared/http/user.ts";
import { findAsset } from "../../_shared/services/assets/find-assets.ts";
import { findKit } from "../../_shared/services/kits/find-kit.ts";
import { requestKit } from "../../_shared/services/kits/request-kit.ts";
import { showKit } from "../../_shared/services/kits/show-kit.ts";
import { buckets } from "../../_shared/storage.ts";
import type { ApiEnv, TurnDependencies } from "../context.ts";
import { bearer, jsonAnswer } from "../documentation/json-answer.ts";
import { problemAnswers, userProblems } from "../documentation/problem-answers.ts";
import { idParameter } from "../requests/parameters.ts";
import { refuseInvalid } from "../requests/validation.ts";
import { kitFileName } from "../services/downloads/file-name.ts";
import { linkDownload } from "../services/downloads/link-download.ts";

/** The files that a customer takes home. */
export function kitRoutes({ config, service, signer, inTurn }: TurnDependencies) {
  const shared = {
    tags: ["Brand kits"],
    security: bearer,
    middleware: requireUser(config),
    request: { params: idParameter },
  };
  const answer = z.object({ kit: kitSchema });

  const request = createRoute({
    ...shared,
    method: "post",
    path: "/assets/{id}/kit",
    operationId: "requestKit",
    summary: "Have the brand kit of a finished logo made; one that failed is made anew",
    middleware: [requireUser(config), inTurn] as const,
    responses: {
      200: jsonAnswer("The kit that is there already", answer),
      202: jsonAnswer("The kit, which is on its way", answer),
      ...problemAnswers(...userProblems, "not_found", "asset_not_ready", "rate_limited"),
    },
  });

  const read = createRoute({
    ...shared,
    method: "get",
    path: "/assets/{id}/kit",
    operationId: "readKit",
    summary: "A logo's brand kit, with its files once it is completed",
    responses: {
      200: jsonAnswer("The kit", answer),
      ...problemAnswers(...userProblems, "not_found"),
    },
  });

  const download = createRoute({
    ...shared,
    method: "get",
    path: "/assets/{id}/kit/download",
    operationId: "downloadKit",
    summary: "Save a brand kit's zip under a readable file name",
    responses: {
      302: {
        description: "A signed URL that browsers save",
        headers: { Location: { schema: { type: "string" } } },
      },
      ...problemAnswers(...userProblems, "not_found", "kit_not_ready"),
    },
  });

  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
    .openapi(request, async (c) => {
      const { row, isNew } = await requestKit(service, {
        ownerId: currentUser(c).id,
        assetId: c.req.valid("param").id,
      });
      return c.json({ kit: await showKit(signer, row) }, isNew ? 202 : 200);
    })
    .openapi(read, async (c) => {
      const row = await findKit(currentUser(c).client, c.req.valid("param").id);
      return c.json({ kit: await showKit(signer, row) }, 200);
    })
    .openapi(download, async (c) => {
      const { client } = currentUser(c);
      const { id } = c.req.valid("param");
      const [asset, { zip_path }] = await Promise.all([findAsset(client, id), findKit(client, id)]);
      if (zip_path === null) throw new Problem("kit_not_ready");
      c.header("cache-control", "no-store");
      const url = await linkDownload(service, config.publicSupabaseUrl, {
        bucket: buckets.kits,
        path: zip_path,
        projectId: asset.project_id,
        nameFor: (company) => kitFileName(asset, company),
      });
      return c.redirect(url, 302);
    });
}
