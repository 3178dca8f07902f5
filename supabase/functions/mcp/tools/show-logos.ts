import { z } from "zod";
import { type Asset, assetSchema } from "../../_shared/contract/asset.ts";
import { type Project, projectSchema } from "../../_shared/contract/project.ts";
import { listAssets } from "../../_shared/services/assets/find-assets.ts";
import { showAssets } from "../../_shared/services/assets/show-asset.ts";
import { findProject } from "../../_shared/services/projects/find-project.ts";
import { showProject } from "../../_shared/services/projects/show-project.ts";
import type { Call } from "./run-tool.ts";

/** An id that a tool answered before, in any case. */
export const idSchema = z.guid().meta({ format: "uuid" });

export const projectWithLogos = z.object({
  project: projectSchema,
  logos: z.array(assetSchema).describe("Oldest first"),
});

/** A project of the user's and its logos as they are now. @throws Problem `not_found` */
export async function showProjectWithLogos(
  { user, signer }: Call,
  id: string,
): Promise<{ project: Project; logos: Asset[] }> {
  const projectId = id.toLowerCase();
  const [row, rows] = await Promise.all([
    findProject(user.client, projectId),
    listAssets(user.client, projectId),
  ]);
  const [project, logos] = await Promise.all([showProject(signer, row), showAssets(signer, rows)]);
  return { project, logos };
}
