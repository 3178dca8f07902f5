import { z } from "zod";
import { type KitRow, kitRowSchema } from "../../contract/kit.ts";
import type { ServiceClient } from "../../database.ts";
import { readAccepted } from "../outcome.ts";

const requested = z.object({ kit: kitRowSchema, is_new: z.boolean() });

/**
 * Has the brand kit of a completed logo made, unless there is one that has not failed.
 *
 * @returns the kit, and whether its making begins now.
 * @throws Problem `not_found`, `asset_not_ready` or `rate_limited`
 */
export async function requestKit(
  service: ServiceClient,
  { ownerId, assetId }: { ownerId: string; assetId: string },
): Promise<{ row: KitRow; isNew: boolean }> {
  const request = { p_owner_id: ownerId, p_asset_id: assetId };
  const { kit, is_new } = readAccepted(await service.rpc("request_kit", request), requested);
  return { row: kit, isNew: is_new };
}
