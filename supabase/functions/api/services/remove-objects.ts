import { z } from "zod";
import type { ServiceClient } from "../../_shared/database.ts";
import type { Logger } from "../../_shared/log.ts";
import { deleteObjects } from "../../_shared/storage/delete-objects.ts";

/** What a deletion's verb hands out, to be deleted from Storage and then confirmed. */
export const removalsSchema = z.object({
  objects: z.array(z.object({ bucket: z.string(), path: z.string() })),
});

/**
 * How long a caller waits for Storage at most. The rows, and with them the rights, are deleted by
 * then, so nothing is lost by not waiting longer.
 */
const LIMIT = { milliseconds: 2_000 };

/** Deletes what can be deleted now. Never throws: what is left stays listed for remove-objects. */
export async function removeObjects(
  service: ServiceClient,
  log: Logger,
  { objects }: z.infer<typeof removalsSchema>,
): Promise<void> {
  if (objects.length === 0) return;
  const { gone, errors } = await deleteObjects(service, objects, LIMIT);
  const { error } = gone.length > 0
    ? await service.rpc("confirm_object_removals", { p_objects: gone })
    : { error: null };
  for (const cause of error ? [...errors, error] : errors) {
    log.warn("objects_left_for_removal", { error: cause });
  }
}
