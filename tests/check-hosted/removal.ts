import { call } from "../support/api.ts";
import { openAdminClient } from "../support/project.ts";
import type { User } from "../support/user.ts";
import type { DrawnLogos } from "./draw-logos.ts";
import type { Checked } from "./report.ts";

/** Milliseconds in which a deleted project's objects are gone: the contract's minute, and a sweep. */
const REMOVAL = 75_000;

/** Deletes the project; its pictures can't be read at once, and are gone within a minute. */
export async function checkRemoval(
  { token }: User,
  { projectId, assets, paths }: DrawnLogos,
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
  const bucket = openAdminClient().storage.from("inspiration-images");
  while (!(await bucket.info(paths.inspiration)).error) {
    if (Date.now() > deadline) {
      return { differences: [...differences, "the objects of a deleted project stay"] };
    }
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  return { differences };
}
