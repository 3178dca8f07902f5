import type { ServiceClient } from "../_shared/database.ts";
import type { Clock } from "../_shared/timing/clock.ts";
import type { Verbs } from "../_shared/jobs/verbs/verbs.ts";
import type { Logger } from "../_shared/log.ts";
import { deleteObjects } from "../_shared/storage/delete-objects.ts";

/** Storage deletes up to 1000 at a time; fewer keep a round short. */
const BATCH = 100;
/** Milliseconds for one round. The next call deletes what is left then. */
const TIME_MS = 60_000;
/**
 * Milliseconds for one deletion. Objects that are not confirmed within 30 s are handed out again.
 */
const DELETION_MS = 25_000;

export interface Remover {
  client: ServiceClient;
  verbs: Verbs;
  clock: Clock;
  log: Logger;
  shutdown: AbortSignal;
}

/**
 * Deletes the objects that the database lists as due, until none are left. An object that is gone
 * already counts as deleted; what Storage refuses stays listed and comes up again.
 *
 * @throws `VerbError`
 */
export async function removeDueObjects(
  { client, verbs, clock, log, shutdown }: Remover,
): Promise<void> {
  const until = clock.now() + TIME_MS;
  let removed = 0;
  while (clock.now() < until && !shutdown.aborted) {
    const due = await verbs.claimObjectRemovals(BATCH);
    if (due.length === 0) break;
    const limit = { milliseconds: DELETION_MS, clock };
    const { gone, errors } = await deleteObjects(client, due, limit, [shutdown]);
    for (const error of errors) log.error("removal_failed", { objects: due.length, error });
    if (gone.length > 0) removed += await verbs.confirmObjectRemovals(gone);
    if (gone.length < due.length) break;
  }
  if (removed > 0) log.info("objects_removed", { removed });
}
