import { buckets } from "../../supabase/functions/_shared/storage.ts";
import { call } from "../support/api.ts";
import { openAdminClient } from "../support/project.ts";
import type { User } from "../support/user.ts";
import type { DrawnLogos } from "./draw-logos.ts";
import type { DerivedPaths } from "./kit.ts";
import type { Checked } from "./report.ts";

/** Milliseconds in which a deleted project's objects are gone: the contract's minute, and a sweep. */
const REMOVAL = 75_000;

/** Deletes the project; its pictures can't be read at once, and are gone within a minute. */
export async function checkRemoval(
  { token }: User,
  { projectId, assets, paths }: DrawnLogos,
  derived?: DerivedPaths,
): Promise<Checked<never>> {
  const differences: string[] = [];
  const { status } = await call("DELETE", `/projects/${projectId}`, { token });
  if (status !== 204) differences.push(`deleting a project is answered with ${status}`);
  const gone = await call("GET", `/projects/${projectId}`, { token });
  if (gone.status !== 404) differences.push(`a deleted project is answered with ${gone.status}`);
  for (const { title, asset_url } of assets) {
    const response = await fetch(asset_url ?? "");
    await response.body?.cancel();
    if (response.ok) differences.push(`the picture of "${title}" can still be read`);
  }
  const deadline = Date.now() + REMOVAL;
  const { storage } = openAdminClient();
  const objects: [string, string][] = [
    [buckets.inspirations, paths.inspiration],
    [buckets.assets, paths.logo],
    ...(derived ? [[buckets.assets, derived.thumbnail], [buckets.kits, derived.kit]] as const : []),
  ].map(([bucket, path]) => [bucket, path]);
  for (const [bucket, path] of objects) {
    while (!(await storage.from(bucket).info(path)).error) {
      if (Date.now() > deadline) {
        return {
          differences: [...differences, `an object of a deleted project stays in ${bucket}`],
        };
      }
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
  return { differences };
}
