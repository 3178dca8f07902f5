import type { ServiceClient } from "../../../_shared/database.ts";
import { Problem } from "../../../_shared/http/problem.ts";
import { required } from "../../../_shared/services/database-errors.ts";
import { type Bucket, rebase } from "../../../_shared/storage.ts";
import { StorageFailed } from "../../../_shared/storage/storage-failed.ts";

const SECONDS = 60 * 60;

/**
 * A signed URL from which a browser saves an object as a file.
 *
 * @param nameFor what the file is called, by the company that its project is of
 * @throws Problem `not_found` where the project or the object has gone meanwhile; `unavailable`
 */
export async function linkDownload(
  service: ServiceClient,
  publicUrl: string,
  { bucket, path, projectId, nameFor }: {
    bucket: Bucket;
    path: string;
    projectId: string;
    nameFor(company: string): string;
  },
): Promise<string> {
  const [company, { data, error }] = await Promise.all([
    findCompany(service, projectId),
    service.storage.from(bucket).createSignedUrl(path, SECONDS),
  ]);
  if (error) {
    const cause = new StorageFailed("The download can't be signed", error);
    throw new Problem(cause.isMissing ? "not_found" : "unavailable", undefined, { cause });
  }
  const url = new URL(rebase(data.signedUrl, publicUrl));
  // The library's own option encodes the name twice, which breaks every name beyond ASCII.
  url.searchParams.set("download", nameFor(company));
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
