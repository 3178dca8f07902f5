import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { assetSchema } from "../../_shared/contract/asset.ts";
import { refinementSchema } from "../../_shared/contract/brief.ts";
import type { ApiEnv, Dependencies } from "../context.ts";
import { bearer, jsonAnswer, jsonRequest } from "../documentation/json-answer.ts";
import { bodyProblems, problemAnswers, userProblems } from "../documentation/problem-answers.ts";
import { jsonBody } from "../requests/json-body.ts";
import { idempotencyHeaders, idParameter } from "../requests/parameters.ts";
import { refuseInvalid } from "../requests/validation.ts";
import { findAsset, findAssets } from "../services/assets/find-assets.ts";
import { showAsset, showAssets } from "../services/assets/show-asset.ts";
import { asArguments, repeatable } from "../services/idempotency.ts";
import { readAccepted } from "../services/outcome.ts";
import { openStream } from "../services/projects/open-stream.ts";
import { currentUser, requireUser } from "../user.ts";

/** Refining and retrying logos: what costs money. */
export function assetActionRoutes(deps: Dependencies) {
  const { config, service, signer } = deps;
  const signedIn = requireUser(config);
  const shared = { tags: ["Logos"], security: bearer };

  const refine = createRoute({
    ...shared,
    method: "post",
    path: "/assets/{id}/refine",
    operationId: "refineAsset",
    summary: "Have variations or an edit of a finished logo drawn",
    middleware: [signedIn, ...jsonBody()] as const,
    request: {
      params: idParameter,
      headers: idempotencyHeaders,
      body: jsonRequest(refinementSchema),
    },
    responses: {
      202: jsonAnswer(
        "The new logos, still to be drawn",
        z.object({ assets: z.array(assetSchema), stream_url: z.url() }),
      ),
      ...problemAnswers(
        ...userProblems,
        ...bodyProblems,
        "not_found",
        "asset_not_ready",
        "project_full",
        "idempotency_key_reused",
        "daily_limit",
      ),
    },
  });

  const retry = createRoute({
    ...shared,
    method: "post",
    path: "/assets/{id}/retry",
    operationId: "retryAsset",
    summary: "Try a failed logo again",
    middleware: signedIn,
    request: { params: idParameter, headers: idempotencyHeaders },
    responses: {
      202: jsonAnswer("The logo, pending again", z.object({ asset: assetSchema })),
      ...problemAnswers(
        ...userProblems,
        "not_found",
        "asset_not_failed",
        "validation_failed",
        "idempotency_key_reused",
        "daily_limit",
      ),
    },
  });

  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
    .openapi(refine, async (c) => {
      const user = currentUser(c);
      const { id } = c.req.valid("param");
      const asked = c.req.valid("json");
      const key = c.req.valid("header")["idempotency-key"];
      const accepted = readAccepted(
        await service.rpc("refine_asset", {
          p_owner_id: user.id,
          p_asset_id: id,
          p_action: asked.action,
          p_count: asked.count,
          p_max_generations_per_day: config.limits.maxGenerationsPerDay,
          ...(asked.instructions && { p_instructions: asked.instructions }),
          ...asArguments(await repeatable(key, `/assets/${id}/refine`, asked)),
        }),
      );
      const rows = accepted.assets ?? await findAssets(user.client, accepted.asset_ids);
      const { stream_url } = await openStream(deps, accepted.project_id);
      return c.json({ assets: await showAssets(signer, rows), stream_url }, 202);
    })
    .openapi(retry, async (c) => {
      const user = currentUser(c);
      const { id } = c.req.valid("param");
      const key = c.req.valid("header")["idempotency-key"];
      const { assets } = readAccepted(
        await service.rpc("retry_asset", {
          p_owner_id: user.id,
          p_asset_id: id,
          p_max_generations_per_day: config.limits.maxGenerationsPerDay,
          ...asArguments(await repeatable(key, `/assets/${id}/retry`)),
        }),
      );
      const row = assets?.[0] ?? await findAsset(user.client, id);
      return c.json({ asset: await showAsset(signer, row) }, 202);
    });
}
