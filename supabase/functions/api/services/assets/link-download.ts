import type { AssetRow } from "../../../_shared/contract/asset.ts";
import type { ServiceClient } from "../../../_shared/database.ts";
import { Problem } from "../../../_shared/http/problem.ts";
import { cut } from "../../../_shared/lettering/cut.ts";
import { buckets, rebase } from "../../../_shared/storage.ts";
import { required } from "../../../_shared/services/database-errors.ts";

const SECONDS = 60 * 60;

/**
 * A signed URL from which a browser saves the picture, in a file whose name is the logo's title.
 *
 * @throws Problem `asset_not_ready`, or `not_found` where the project has gone meanwhile
 */
export async function linkDownload(
  service: ServiceClient,
  publicUrl: string,
  asset: AssetRow,
): Promise<string> {
  if (asset.asset_url === null) throw new Problem("asset_not_ready");
  const [company, { data, error }] = await Promise.all([
    findCompany(service, asset.project_id),
    service.storage.from(buckets.assets).createSignedUrl(asset.asset_url, SECONDS),
  ]);
  if (error) throw new Problem("unavailable", undefined, { cause: error });
  const url = new URL(rebase(data.signedUrl, publicUrl));
  // The library's own option encodes the name twice, which breaks every name beyond ASCII.
  url.searchParams.set("download", fileName(asset, company));
  return url.href;
}

async function findCompany(service: ServiceClient, projectId: string): Promise<string> {
  const row = required(
    await service.from("brand_projects").select("company_name:brief_data->>company_name")
      .eq("id", projectId).maybeSingle(),
  );
  if (!row) throw new Problem("not_found");
  return row.company_name ?? "";
}

/**
 * E.g. `northwind-coffee-sunrise-over-beans-3f2a1b4c.png`: letters and digits of any script, and a
 * bit of the id. Even where each takes four bytes it has the 255 that file systems allow.
 */
export function fileName(
  { id, title, asset_url }: Pick<AssetRow, "id" | "title" | "asset_url">,
  company: string,
): string {
  const extension = asset_url?.split(".").at(-1) ?? "png";
  const parts = [join(company, 24), join(title, 32) || "logo", id.slice(0, 8)];
  return `${parts.filter(Boolean).join("-")}.${extension}`;
}

/** A text's words with hyphens between them: as many as fit, and at least a part of the first. */
function join(text: string, maxLength: number): string {
  const visible = text.replace(/\p{Default_Ignorable_Code_Point}/gu, "");
  const words = visible.normalize("NFC").toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const all = words.join("-");
  if ([...all].length <= maxLength) return all;
  // One more, so that a word which ends at the limit stays.
  const end = cut(all, maxLength + 1).lastIndexOf("-");
  return end > 0 ? all.slice(0, end) : cut(all, maxLength);
}
