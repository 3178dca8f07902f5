import { assetRowSchema, presentAsset } from "../_shared/contract/asset.ts";
import { toInstant } from "../_shared/contract/instant.ts";
import { presentProject, projectRowSchema } from "../_shared/contract/project.ts";
import {
  type DeliveredEvent,
  presentWebhook,
  webhookRowSchema,
} from "../_shared/contract/webhook.ts";
import type { DeliveryClaim } from "../_shared/jobs/verbs/claims.ts";
import { type Bucket, buckets, type Signer } from "../_shared/storage.ts";
import { StorageFailed } from "../_shared/storage/storage-failed.ts";

/**
 * The body of a delivery: `{type, timestamp, data}`. Its URLs are signed here, so each try has URLs
 * that are good from then on.
 *
 * @throws `StorageFailed` where Storage signs nothing.
 */
export async function presentEvent(
  { event, payload, created_at }: DeliveryClaim["delivery"],
  signer: Signer,
): Promise<string> {
  const data = await presentData(event, payload, signer);
  return JSON.stringify({ type: event, timestamp: toInstant(created_at), data });
}

async function presentData(event: DeliveredEvent, payload: unknown, signer: Signer) {
  switch (event) {
    case "asset.completed":
    case "asset.failed": {
      const row = assetRowSchema.parse(payload);
      return presentAsset(row, await sign(signer, buckets.assets, row.asset_url));
    }
    case "project.completed":
    case "project.failed": {
      const row = projectRowSchema.parse(payload);
      return presentProject(
        row,
        await sign(signer, buckets.inspirations, row.inspiration_image_url),
      );
    }
    case "webhook.test":
      return presentWebhook(webhookRowSchema.parse(payload));
  }
}

async function sign(signer: Signer, bucket: Bucket, path: string | null) {
  try {
    return await signer.sign(bucket, [path]);
  } catch (error) {
    throw new StorageFailed("sign", error instanceof Error ? error : new Error(String(error)));
  }
}
