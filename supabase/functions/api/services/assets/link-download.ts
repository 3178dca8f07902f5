import type { AssetRow } from "../../../_shared/contract/asset.ts";
import type { ServiceClient } from "../../../_shared/database.ts";
import { Problem } from "../../../_shared/http/problem.ts";
import { buckets, rebase } from "../../../_shared/storage.ts";

const SECONDS = 60 * 60;

/**
 * A signed URL that a browser saves the picture from, under a name that tells what it is.
 *
 * @throws Problem `asset_not_ready`
 */
export async function linkDownload(
  service: ServiceClient,
  publicUrl: string,
  asset: AssetRow,
): Promise<string> {
  if (asset.asset_url === null) throw new Problem("asset_not_ready");
  const { data, error } = await service.storage.from(buckets.assets)
    .createSignedUrl(asset.asset_url, SECONDS);
  if (error) throw new Problem("unavailable", undefined, { cause: error });
  const url = new URL(rebase(data.signedUrl, publicUrl));
  // Not by the library's option: it encodes the name twice, which only ASCII survives.
  url.searchParams.set("download", fileName(asset));
  return url.href;
}

/** E.g. `sunrise-over-beans-3f2a1b4c.png`: letters and digits of any script, and a bit of the id. */
export function fileName({ id, title, asset_url }: Pick<AssetRow, "id" | "title" | "asset_url">) {
  const words =
    title.replace(/\p{Default_Ignorable_Code_Point}/gu, "").normalize("NFC").toLowerCase().match(
      /[\p{L}\p{M}\p{N}]+/gu,
    ) ?? [];
  const name = [...["logo", ...words].slice(words.length > 0 ? 1 : 0).join("-")]
    .slice(0, 60);
  const extension = asset_url?.split(".").at(-1) ?? "png";
  return `${name.join("")}-${id.slice(0, 8)}.${extension}`;
}
