import { z } from "zod";
import { type ProjectRow, projectRowSchema } from "../../../_shared/contract/project.ts";
import type { Dependencies } from "../../context.ts";
import { asArguments, repeatable } from "../../../_shared/services/idempotency.ts";
import { readAccepted } from "../../../_shared/services/outcome.ts";

const retried = z.object({ project: projectRowSchema.optional() });

interface ProjectRetry {
  ownerId: string;
  projectId: string;
  withoutInspiration: boolean;
  idempotencyKey: string | undefined;
}

/**
 * Has the prompts of a project written again that failed before it had any.
 *
 * @returns the project's row where it is at hand: a replay's has to be read.
 * @throws Problem `not_found`, `project_not_failed`, `daily_limit` or `idempotency_key_reused`
 */
export async function retryProject(
  { service, config }: Pick<Dependencies, "service" | "config">,
  { ownerId, projectId, withoutInspiration, idempotencyKey }: ProjectRetry,
): Promise<{ id: string; row: ProjectRow | undefined }> {
  const path = `/projects/${projectId}/retry`;
  const request = await repeatable(idempotencyKey, path, ...(withoutInspiration ? [true] : []));
  const { project_id, project } = readAccepted(
    await service.rpc("retry_project", {
      p_owner_id: ownerId,
      p_project_id: projectId,
      p_max_generations_per_day: config.limits.maxGenerationsPerDay,
      p_without_inspiration: withoutInspiration,
      ...asArguments(request),
    }),
    retried,
  );
  return { id: project_id, row: project };
}
