import { z } from "zod";
import type { ServiceClient } from "../../../_shared/database.ts";
import { readAccepted } from "../../../_shared/services/outcome.ts";

/**
 * Stops a project; logos that are being drawn are finished. One that has ended stays as it is.
 *
 * @throws Problem `not_found`
 */
export async function cancelProject(
  service: ServiceClient,
  { ownerId, projectId }: { ownerId: string; projectId: string },
): Promise<void> {
  const arguments_ = { p_owner_id: ownerId, p_project_id: projectId };
  readAccepted(await service.rpc("cancel_project", arguments_), z.object({}));
}
