import type { ServiceClient } from "../_shared/database.ts";

/**
 * Asked only when there is no room for a refinement: concepts are streamed and always have room.
 */
export async function isRefinement(client: ServiceClient, assetId: string): Promise<boolean> {
  const { data } = await client.from("generated_assets").select("asset_type").eq("id", assetId)
    .maybeSingle();
  return data !== null && data.asset_type !== "logo_concept";
}
