import type { ServiceClient } from "../../../_shared/database.ts";
import type { Logger } from "../../../_shared/log.ts";
import { readAccepted } from "../../../_shared/services/outcome.ts";
import { removalsSchema, removeObjects } from "../remove-objects.ts";

/**
 * Deletes a logo and its failed refinements; completed ones stay.
 *
 * @throws Problem `not_found`, or `asset_not_ready` while it or a refinement of it is being drawn
 */
export async function deleteAsset(
  service: ServiceClient,
  log: Logger,
  { ownerId, assetId }: { ownerId: string; assetId: string },
): Promise<void> {
  const request = { p_owner_id: ownerId, p_asset_id: assetId };
  const removals = readAccepted(await service.rpc("delete_asset", request), removalsSchema, {
    asset_not_ready: "It, or a logo made from it, is being drawn: delete it once that has ended.",
  });
  await removeObjects(service, log, removals);
}
