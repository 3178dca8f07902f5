import { type AssetRow, assetRowSchema } from "../../../_shared/contract/asset.ts";
import type { UserClient } from "../../../_shared/database.ts";
import { Problem } from "../../../_shared/http/problem.ts";
import { required } from "../database-errors.ts";
import { assetColumns } from "./find-assets.ts";

/** The one thing of an asset that its owner may write themselves. @throws Problem `not_found` */
export async function markFavorite(
  client: UserClient,
  id: string,
  favorite: boolean,
): Promise<AssetRow> {
  const row = required(
    await client.from("generated_assets").update({ favorite }).eq("id", id)
      .select(assetColumns)
      .maybeSingle(),
  );
  if (!row) throw new Problem("not_found");
  return assetRowSchema.parse(row);
}
