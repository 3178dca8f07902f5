import { buckets } from "../../supabase/functions/_shared/storage.ts";
import { call } from "../support/api.ts";
import { openAdminClient } from "../support/project.ts";
import type { User } from "../support/user.ts";
import type { DrawnLogos } from "./draw-logos.ts";
import type { DerivedPaths } from "./kit.ts";
import type { Checked } from "./report.ts";

/** Milliseconds in which a deleted project's objects are gone: the contract's minute, and a sweep. */
const REMOVAL = 75_000;

/** Milliseconds that the API gives Storage before it answers. What is left then goes behind it. */
const GIVEN = 2_000;

/** Deletes the project; its pictures can't be read at once, and are gone within a minute. */
export async function checkRemoval(
  { token }: User,
  { projectId, assets, paths }: DrawnLogos,
  derived?: DerivedPaths,
): Promise<Checked<never>> {
  const differences: string[] = [];
  const from = performance.now();
  const { status } = await call("DELETE", `/projects/${projectId}`, { token });
  const wasGivenUp = performance.now() - from >= GIVEN;
  if (status !== 204) differences.push(`deleting a project is answered with ${status}`);
  const gone = await call("GET", `/projects/${projectId}`, { token });
  if (gone.status !== 404) differences.push(`a deleted project is answered with ${gone.status}`);
  const deadline = Date.now() + REMOVAL;
  let readable = await readableOf(assets);
  while (wasGivenUp && readable.length > 0 && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    readable = await readableOf(readable);
  }
  for (const { title } of readable) {
    differences.push(`the picture of "${title}" can still be read`);
  }
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

/** Those of the logos whose pictures can be read. */
async function readableOf(assets: DrawnLogos["assets"]): Promise<DrawnLogos["assets"]> {
  const responses = await Promise.all(assets.map(({ asset_url }) => fetch(asset_url ?? "")));
  await Promise.all(responses.map((response) => response.body?.cancel()));
  return assets.filter((_, index) => responses[index]?.ok);
}
