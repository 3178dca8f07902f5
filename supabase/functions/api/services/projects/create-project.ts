import { z } from "zod";
import type { Brief } from "../../../_shared/contract/brief.ts";
import { type ProjectRow, projectRowSchema } from "../../../_shared/contract/project.ts";
import type { Json } from "../../../_shared/database.types.ts";
import type { Dependencies } from "../../context.ts";
import { asArguments, repeatable } from "../idempotency.ts";
import { readAccepted, readOutcome } from "../outcome.ts";
import { sha256 } from "../request-hash.ts";
import { type Inspiration, storeInspiration } from "./store-inspiration.ts";

/** What a project is made from, checked. */
export interface NewProject {
  projectName: string;
  brief: Brief;
  conceptCount: number;
  inspiration: Inspiration | null;
}

interface CreateRequest extends NewProject {
  ownerId: string;
  idempotencyKey: string | undefined;
}

const created = z.object({ project: projectRowSchema.optional() });

interface CreatedProject {
  id: string;
  replayed: boolean;
  /** Where it is at hand already. */
  row: ProjectRow | undefined;
}

/**
 * Makes a project of a brief, once for an idempotency key.
 *
 * @throws Problem where a limit or the key forbids it.
 */
export async function createProject(
  { service, config }: Pick<Dependencies, "service" | "config">,
  { ownerId, idempotencyKey, brief, projectName, conceptCount, inspiration }: CreateRequest,
): Promise<CreatedProject> {
  const fileHash = inspiration && await sha256(inspiration.bytes);
  const request = await repeatable(idempotencyKey, "/projects", brief, projectName, fileHash);

  const limits = {
    p_max_active_projects: config.limits.maxActiveProjects,
    p_max_generations_per_day: config.limits.maxGenerationsPerDay,
  };

  // Asked first, so that no file is uploaded for a project that would be refused or exists already.
  // Without a file this question isn't needed, as the verb that creates the project checks the
  // same.
  if (inspiration) {
    const found = readOutcome(
      await service.rpc("check_project", {
        p_owner_id: ownerId,
        p_concept_count: conceptCount,
        ...limits,
        ...asArguments(request),
      }),
    );
    if (found.outcome !== "none") {
      return { id: found.project_id, replayed: true, row: undefined };
    }
  }

  const projectId = crypto.randomUUID();
  const inspirationPath = inspiration &&
    await storeInspiration(service, inspiration, { ownerId, projectId });
  const { outcome, project_id, project } = readAccepted(
    await service.rpc("create_project", {
      p_project_id: projectId,
      p_owner_id: ownerId,
      p_project_name: projectName,
      // Came from JSON and was checked.
      p_brief_data: brief as Json & object,
      p_concept_count: conceptCount,
      ...limits,
      ...(inspirationPath && { p_inspiration_path: inspirationPath }),
      ...asArguments(request),
    }),
    created,
  );
  return { id: project_id, replayed: outcome === "replayed", row: project };
}
