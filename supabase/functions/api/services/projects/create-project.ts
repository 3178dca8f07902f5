import type { Config } from "../../../_shared/config.ts";
import type { ProjectRow } from "../../../_shared/contract/project.ts";
import type { ServiceClient } from "../../../_shared/database.ts";
import type { Json } from "../../../_shared/database.types.ts";
import { sha256 } from "../../requests/request-hash.ts";
import type { ProjectForm } from "../../requests/project-form.ts";
import { asArguments, repeatable } from "../idempotency.ts";
import { type Accepted, readAccepted, readOutcome } from "../outcome.ts";
import { storeInspiration } from "./store-inspiration.ts";

interface CreateRequest {
  ownerId: string;
  form: ProjectForm;
  path: string;
  idempotencyKey: string | undefined;
}

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
  { service, config }: { service: ServiceClient; config: Config },
  { ownerId, form, path, idempotencyKey }: CreateRequest,
): Promise<CreatedProject> {
  const { brief, projectName, conceptCount, inspiration } = form;
  const fileHash = inspiration && await sha256(inspiration.bytes);
  const request = await repeatable(idempotencyKey, path, brief, projectName, fileHash);

  // Without a file there is nothing to spare: the verb finds a replay itself.
  if (request && inspiration) {
    const found = readOutcome(
      await service.rpc("find_replay", {
        p_owner_id: ownerId,
        p_idempotency_key: request.key,
        p_request_hash: request.hash,
      }),
    );
    if (found.outcome !== "none") return describe(found);
  }

  const projectId = crypto.randomUUID();
  const inspirationPath = inspiration &&
    await storeInspiration(service, { ownerId, projectId, ...inspiration });
  const outcome = readAccepted(
    await service.rpc("create_project", {
      p_project_id: projectId,
      p_owner_id: ownerId,
      p_project_name: projectName,
      // Came from JSON and was checked.
      p_brief_data: brief as Json & object,
      p_concept_count: conceptCount,
      p_max_active_projects: config.limits.maxActiveProjects,
      p_max_generations_per_day: config.limits.maxGenerationsPerDay,
      ...(inspirationPath && { p_inspiration_path: inspirationPath }),
      ...asArguments(request),
    }),
  );
  return describe(outcome);
}

function describe({ outcome, project_id, project }: Accepted): CreatedProject {
  return { id: project_id, replayed: outcome === "replayed", row: project };
}
