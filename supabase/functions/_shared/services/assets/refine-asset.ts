import { z } from "zod";
import { type AssetRow, assetRowSchema } from "../../contract/asset.ts";
import type { Refinement } from "../../contract/brief.ts";
import type { UserClient } from "../../database.ts";
import type { ServiceDependencies } from "../dependencies.ts";
import { asArguments, repeatable } from "../idempotency.ts";
import { readAccepted } from "../outcome.ts";
import { findAssets } from "./find-assets.ts";

const refined = z.object({
  asset_ids: z.array(z.guid()),
  assets: z.array(assetRowSchema).optional(),
});

interface RefineRequest {
  owner: { id: string; client: UserClient };
  assetId: string;
  refinement: Refinement;
  idempotencyKey: string | undefined;
}

/**
 * Has variations or edits of a completed logo drawn.
 *
 * @returns the new logos, oldest first, and their project.
 * @throws Problem `not_found`, `asset_not_ready`, `project_full`, `daily_limit` or
 * `idempotency_key_reused`
 */
export async function refineAsset(
  { service, config }: Pick<ServiceDependencies, "service" | "config">,
  { owner, assetId, refinement, idempotencyKey }: RefineRequest,
): Promise<{ projectId: string; rows: AssetRow[] }> {
  const { action, count, instructions } = refinement;
  const request = await repeatable(idempotencyKey, `/assets/${assetId}/refine`, refinement);
  const { project_id, asset_ids, assets } = readAccepted(
    await service.rpc("refine_asset", {
      p_owner_id: owner.id,
      p_asset_id: assetId,
      p_action: action,
      p_count: count,
      p_max_generations_per_day: config.limits.maxGenerationsPerDay,
      ...(instructions && { p_instructions: instructions }),
      ...asArguments(request),
    }),
    refined,
  );
  return {
    projectId: project_id,
    rows: assets ?? await findAssets(owner.client, asset_ids),
  };
}
