import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { assetSchema } from "../../_shared/contract/asset.ts";
import { assetRetrySchema, refinementSchema } from "../../_shared/contract/brief.ts";
import type { ApiEnv, TurnDependencies } from "../context.ts";
import {
  bearer,
  jsonAnswer,
  jsonRequest,
  optionalJsonRequest,
} from "../documentation/json-answer.ts";
import { bodyProblems, problemAnswers, userProblems } from "../documentation/problem-answers.ts";
import { jsonBody, optionalJsonBody } from "../requests/json-body.ts";
import { idempotencyHeaders, idParameter } from "../requests/parameters.ts";
import { refuseInvalid } from "../requests/validation.ts";
import { refineAsset } from "../../_shared/services/assets/refine-asset.ts";
import { retryAsset } from "../services/assets/retry-asset.ts";
import { showAsset, showAssets } from "../../_shared/services/assets/show-asset.ts";
import { linkStream } from "../../_shared/services/projects/link-stream.ts";
import { currentUser, requireUser } from "../../_shared/http/user.ts";

/** Refining and retrying logos: what costs money. */
export function assetActionRoutes(deps: TurnDependencies) {
  const { config, signer, inTurn } = deps;
  const signedIn = requireUser(config);
  const shared = { tags: ["Logos"], security: bearer };

  const refine = createRoute({
    ...shared,
    method: "post",
    path: "/assets/{id}/refine",
    operationId: "refineAsset",
    summary: "Have variations or an edit of a finished logo drawn",
    middleware: [signedIn, inTurn, ...jsonBody()] as const,
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
        "rate_limited",
      ),
    },
  });

  const retry = createRoute({
    ...shared,
    method: "post",
    path: "/assets/{id}/retry",
    operationId: "retryAsset",
    summary: "Try a failed logo again",
    middleware: [signedIn, inTurn, ...optionalJsonBody()] as const,
    request: {
      params: idParameter,
      headers: idempotencyHeaders,
      body: optionalJsonRequest(assetRetrySchema),
    },
    responses: {
      202: jsonAnswer("The logo, pending again", z.object({ asset: assetSchema })),
      ...problemAnswers(
        ...userProblems,
        "not_found",
        "asset_not_failed",
        ...bodyProblems,
        "idempotency_key_reused",
        "daily_limit",
        "rate_limited",
      ),
    },
  });

  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
    .openapi(refine, async (c) => {
      const owner = currentUser(c);
      const { projectId, rows } = await refineAsset(deps, {
        owner,
        assetId: c.req.valid("param").id,
        refinement: c.req.valid("json"),
        idempotencyKey: c.req.valid("header")["idempotency-key"],
      });
      const { stream_url } = await linkStream(deps, projectId, owner.id);
      return c.json({ assets: await showAssets(signer, rows), stream_url }, 202);
    })
    .openapi(retry, async (c) => {
      const row = await retryAsset(deps, {
        owner: currentUser(c),
        assetId: c.req.valid("param").id,
        prompt: c.req.valid("json").prompt,
        idempotencyKey: c.req.valid("header")["idempotency-key"],
      });
      return c.json({ asset: await showAsset(signer, row) }, 202);
    });
}
