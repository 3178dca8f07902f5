import type { ServiceClient } from "../_shared/database.ts";
import { LeaseLost } from "../_shared/jobs/lease.ts";
import type { Attempt } from "../_shared/jobs/run-attempt.ts";
import type { PictureClaim } from "../_shared/jobs/verbs/claims.ts";
import { retryVerb } from "../_shared/jobs/verbs/retry-verb.ts";
import type { Verbs } from "../_shared/jobs/verbs/verbs.ts";
import { buckets } from "../_shared/storage.ts";
import { deleteObjects } from "../_shared/storage/delete-objects.ts";
import { StorageFailed } from "../_shared/storage/storage-failed.ts";
import { bounded } from "../_shared/timing/bounded.ts";
import type { Clock } from "../_shared/timing/clock.ts";

/** A PNG of one pixel: the bucket takes pictures alone. */
const PIXEL = Uint8Array.from(
  atob(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  ),
  (character) => character.charCodeAt(0),
);

/** Milliseconds for its removal, which the list of removals would see to as well. */
const REMOVAL = 5_000;

/**
 * Stores a small object and removes it, to see whether Storage takes anything before a picture is
 * paid for.
 *
 * @throws `StorageFailed`, `LeaseLost`
 */
export async function probeStorage(
  { client, verbs, clock }: { client: ServiceClient; verbs: Verbs; clock: Clock },
  { owner_id, asset, attempt: claim }: PictureClaim,
  { lease, signal }: Pick<Attempt, "lease" | "signal">,
): Promise<void> {
  const path = `${owner_id}/${asset.project_id}/${asset.id}-${claim}-probe.png`;
  const object = { bucket: buckets.assets, path };
  if (!await retryVerb(() => verbs.reserveObject(lease, object), clock, signal)) {
    throw new LeaseLost("its object could not be reserved");
  }
  const { error } = await bounded(
    () => client.storage.from(object.bucket).upload(path, PIXEL, { contentType: "image/png" }),
    [signal],
  );
  if (error !== null) throw new StorageFailed("Storage takes nothing", error);
  await deleteObjects(client, [object], { milliseconds: REMOVAL, clock }, [signal]);
}
