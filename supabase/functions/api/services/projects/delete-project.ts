import type { ServiceClient } from "../../../_shared/database.ts";
import type { Logger } from "../../../_shared/log.ts";
import { readAccepted } from "../../../_shared/services/outcome.ts";
import { removalsSchema, removeObjects } from "../remove-objects.ts";

/** Deletes a project with its logos. @throws Problem `not_found` */
export async function deleteProject(
  service: ServiceClient,
  log: Logger,
  { ownerId, projectId }: { ownerId: string; projectId: string },
): Promise<void> {
  const request = { p_owner_id: ownerId, p_project_id: projectId };
  const removals = readAccepted(await service.rpc("delete_project", request), removalsSchema);
  await removeObjects(service, log, removals);
}
