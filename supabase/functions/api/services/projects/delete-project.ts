import { z } from "zod";
import type { ServiceClient } from "../../../_shared/database.ts";
import type { Logger } from "../../../_shared/log.ts";
import { readAccepted } from "../outcome.ts";

const deleted = z.object({
  /** What the caller deletes from Storage and then confirms. */
  objects: z.array(z.object({ bucket: z.string(), path: z.string() })),
});

/** Deletes a project with its logos, and the pictures that nobody is drawing any more. */
export async function deleteProject(
  service: ServiceClient,
  log: Logger,
  { ownerId, projectId }: { ownerId: string; projectId: string },
): Promise<void> {
  const { objects } = readAccepted(
    await service.rpc("delete_project", {
      p_owner_id: ownerId,
      p_project_id: projectId,
    }),
    deleted,
  );
  try {
    await removeObjects(service, objects);
  } catch (error) {
    // The rows are gone and the objects are still listed: remove-objects gets them.
    log.warn("objects_left_for_removal", { project_id: projectId, error });
  }
}

async function removeObjects(
  service: ServiceClient,
  objects: z.infer<typeof deleted>["objects"],
): Promise<void> {
  if (objects.length === 0) return;
  for (const bucket of new Set(objects.map(({ bucket }) => bucket))) {
    const paths = objects.filter((object) => object.bucket === bucket).map(({ path }) => path);
    const { error } = await service.storage.from(bucket).remove(paths);
    if (error) throw error;
  }
  const { error } = await service.rpc("confirm_object_removals", {
    p_objects: objects,
  });
  if (error) throw error;
}
