import { z } from "zod";
import type { MoreConcepts } from "../../contract/brief.ts";
import { type ProjectRow, projectRowSchema } from "../../contract/project.ts";
import type { ServiceDependencies } from "../dependencies.ts";
import { asArguments, repeatable } from "../idempotency.ts";
import { readAccepted } from "../outcome.ts";

const accepted = z.object({ project: projectRowSchema.optional() });

interface ConceptsRequest {
  ownerId: string;
  projectId: string;
  concepts: MoreConcepts;
  idempotencyKey: string | undefined;
}

/**
 * Has more concepts thought of for a project, unlike those that are there.
 *
 * @returns the project's row where it is at hand: a replay's has to be read.
 * @throws Problem `not_found`, `project_busy`, `project_full`, `daily_limit` or
 * `idempotency_key_reused`
 */
export async function requestConcepts(
  { service, config }: Pick<ServiceDependencies, "service" | "config">,
  { ownerId, projectId, concepts, idempotencyKey }: ConceptsRequest,
): Promise<{ id: string; row: ProjectRow | undefined }> {
  const { count, archetype, direction } = concepts;
  const request = await repeatable(idempotencyKey, `/projects/${projectId}/concepts`, concepts);
  const { project_id, project } = readAccepted(
    await service.rpc("request_concepts", {
      p_owner_id: ownerId,
      p_project_id: projectId,
      p_count: count,
      p_max_generations_per_day: config.limits.maxGenerationsPerDay,
      ...(archetype && { p_archetype: archetype }),
      ...(direction && { p_direction: direction }),
      ...asArguments(request),
    }),
    accepted,
  );
  return { id: project_id, row: project };
}
