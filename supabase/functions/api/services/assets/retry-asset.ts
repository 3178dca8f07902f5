import { z } from "zod";
import { type AssetRow, assetRowSchema } from "../../../_shared/contract/asset.ts";
import type { UserClient } from "../../../_shared/database.ts";
import type { Dependencies } from "../../context.ts";
import { asArguments, repeatable } from "../../../_shared/services/idempotency.ts";
import { readAccepted } from "../../../_shared/services/outcome.ts";
import { findAsset } from "../../../_shared/services/assets/find-assets.ts";

const retried = z.object({ assets: z.tuple([assetRowSchema]).optional() });

interface AssetRetry {
  owner: { id: string; client: UserClient };
  assetId: string;
  /** Takes the place of the logo's prompt. */
  prompt: string | undefined;
  idempotencyKey: string | undefined;
}

/**
 * Has a failed logo drawn again, with a new deadline and budget.
 *
 * @throws Problem `not_found`, `asset_not_failed`, `daily_limit` or `idempotency_key_reused`
 */
export async function retryAsset(
  { service, config }: Pick<Dependencies, "service" | "config">,
  { owner, assetId, prompt, idempotencyKey }: AssetRetry,
): Promise<AssetRow> {
  const request = await repeatable(
    idempotencyKey,
    `/assets/${assetId}/retry`,
    ...(prompt ? [prompt] : []),
  );
  const { assets } = readAccepted(
    await service.rpc("retry_asset", {
      p_owner_id: owner.id,
      p_asset_id: assetId,
      p_max_generations_per_day: config.limits.maxGenerationsPerDay,
      ...(prompt !== undefined && { p_prompt: prompt }),
      ...asArguments(request),
    }),
    retried,
  );
  return assets?.[0] ?? await findAsset(owner.client, assetId);
}
