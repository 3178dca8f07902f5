import { assetRowSchema } from "../_shared/contract/asset.ts";
import { toInstant } from "../_shared/contract/instant.ts";
import { kitRowSchema } from "../_shared/contract/kit.ts";
import { projectRowSchema } from "../_shared/contract/project.ts";
import {
  type DeliveredEvent,
  presentWebhook,
  webhookRowSchema,
} from "../_shared/contract/webhook.ts";
import type { DeliveryClaim } from "../_shared/jobs/verbs/claims.ts";
import { showAsset } from "../_shared/services/assets/show-asset.ts";
import { showKit } from "../_shared/services/kits/show-kit.ts";
import { showProject } from "../_shared/services/projects/show-project.ts";
import type { Signer } from "../_shared/storage.ts";
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
  const data = await presentData(event, payload, tellingStorage(signer));
  return JSON.stringify({ type: event, timestamp: toInstant(created_at), data });
}

async function presentData(event: DeliveredEvent, payload: unknown, signer: Signer) {
  switch (event) {
    case "asset.completed":
    case "asset.failed":
      return await showAsset(signer, assetRowSchema.parse(payload));
    case "kit.completed":
    case "kit.failed":
      return await showKit(signer, kitRowSchema.parse(payload));
    case "project.completed":
    case "project.failed":
      return await showProject(signer, projectRowSchema.parse(payload));
    case "webhook.test":
      return presentWebhook(webhookRowSchema.parse(payload));
  }
}

/** A signer whose failure is Storage's, which the delivery is not to blame for. */
function tellingStorage(signer: Signer): Signer {
  return {
    async sign(bucket, paths) {
      try {
        return await signer.sign(bucket, paths);
      } catch (error) {
        throw new StorageFailed("sign", error instanceof Error ? error : new Error(String(error)));
      }
    },
  };
}
