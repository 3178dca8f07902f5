import { assetRowSchema } from "../_shared/contract/asset.ts";
import { toInstant } from "../_shared/contract/instant.ts";
import { kitRowSchema } from "../_shared/contract/kit.ts";
import { projectRowSchema } from "../_shared/contract/project.ts";
import { presentWebhook, webhookRowSchema } from "../_shared/contract/webhook.ts";
import type { WebhookMessage } from "../_shared/contract/webhook-message.ts";
import type { DeliveryClaim } from "../_shared/jobs/verbs/claims.ts";
import { showAsset } from "../_shared/services/assets/show-asset.ts";
import { showKit } from "../_shared/services/kits/show-kit.ts";
import { showProject } from "../_shared/services/projects/show-project.ts";
import type { Signer } from "../_shared/storage.ts";
import { StorageFailed } from "../_shared/storage/storage-failed.ts";

/**
 * What a delivery tells. Its URLs are signed here, so each try has URLs that are good from then on.
 *
 * @throws `StorageFailed` where Storage signs nothing.
 */
export async function presentEvent(
  { event: type, payload, created_at }: DeliveryClaim["delivery"],
  anySigner: Signer,
): Promise<WebhookMessage> {
  const signer = tellingStorage(anySigner);
  const timestamp = toInstant(created_at);
  switch (type) {
    case "asset.completed":
    case "asset.failed":
      return { type, timestamp, data: await showAsset(signer, assetRowSchema.parse(payload)) };
    case "kit.completed":
    case "kit.failed":
      return { type, timestamp, data: await showKit(signer, kitRowSchema.parse(payload)) };
    case "project.completed":
    case "project.failed":
      return { type, timestamp, data: await showProject(signer, projectRowSchema.parse(payload)) };
    case "webhook.test":
      return { type, timestamp, data: presentWebhook(webhookRowSchema.parse(payload)) };
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
