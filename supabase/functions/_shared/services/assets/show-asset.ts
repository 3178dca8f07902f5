import { type Asset, assetObjects, type AssetRow, presentAsset } from "../../contract/asset.ts";
import { buckets, type Signer } from "../../storage.ts";

/** Assets on the wire, their pictures signed in one call. */
export async function showAssets(signer: Signer, rows: AssetRow[]): Promise<Asset[]> {
  const urls = await signer.sign(buckets.assets, rows.flatMap(assetObjects));
  return rows.map((row) => presentAsset(row, urls));
}

/** One asset on the wire. */
export async function showAsset(signer: Signer, row: AssetRow): Promise<Asset> {
  return presentAsset(row, await signer.sign(buckets.assets, assetObjects(row)));
}
