import { z } from "zod";
import { type AssetRow, assetRowSchema } from "../../contract/asset.ts";
import type { UserClient } from "../../database.ts";
import { Problem } from "../../http/problem.ts";
import { required } from "../database-errors.ts";

/** The columns of an asset's row that the contract names; no others are read. */
export const assetColumns = assetRowSchema.keyof().options.join();

/** @throws Problem `not_found`, for another user's asset too, as row level security hides it. */
export async function findAsset(client: UserClient, id: string): Promise<AssetRow> {
  const row = required(
    await client.from("generated_assets").select(assetColumns).eq("id", id).maybeSingle(),
  );
  if (!row) throw new Problem("not_found");
  return assetRowSchema.parse(row);
}

/** Those of the ids that are there, in the order of creation. */
export async function findAssets(client: UserClient, ids: string[]): Promise<AssetRow[]> {
  const rows = required(
    await client.from("generated_assets").select(assetColumns).in("id", ids).order("ordinal"),
  );
  return z.array(assetRowSchema).parse(rows);
}

/** All assets of a project, oldest first. */
export async function listAssets(client: UserClient, projectId: string): Promise<AssetRow[]> {
  const rows = required(
    await client.from("generated_assets").select(assetColumns).eq("project_id", projectId)
      .order("ordinal"),
  );
  return z.array(assetRowSchema).parse(rows);
}
