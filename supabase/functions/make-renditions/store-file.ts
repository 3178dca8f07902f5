import type { Bytes } from "../_shared/bytes.ts";
import type { ServiceClient } from "../_shared/database.ts";
import { LeaseLost } from "../_shared/jobs/lease.ts";
import type { LeaseRef } from "../_shared/jobs/verbs/call-verb.ts";
import type { StoredObject } from "../_shared/jobs/verbs/object-verbs.ts";
import { retryVerb } from "../_shared/jobs/verbs/retry-verb.ts";
import type { Verbs } from "../_shared/jobs/verbs/verbs.ts";
import { IMMUTABLE } from "../_shared/storage/cache-control.ts";
import { StorageFailed } from "../_shared/storage/storage-failed.ts";
import { bounded } from "../_shared/timing/bounded.ts";
import { isTemporary } from "../_shared/timing/call-failed.ts";
import type { Clock } from "../_shared/timing/clock.ts";
import { retry } from "../_shared/timing/retry.ts";

/** Milliseconds before an upload that failed is tried again. */
const PAUSES = [300, 1500];

export interface StoreFileDeps {
  client: ServiceClient;
  verbs: Verbs;
  clock: Clock;
}

/**
 * Uploads a file to a path of this attempt's own. The path is listed for removal first, so that the
 * object is deleted where the attempt comes to nothing.
 *
 * @throws `LeaseLost` or `StorageFailed`
 */
export async function storeFile(
  { client, verbs, clock }: StoreFileDeps,
  { lease, object, bytes, mimeType }: {
    lease: LeaseRef;
    object: StoredObject;
    bytes: Bytes;
    mimeType: string;
  },
  signal: AbortSignal,
): Promise<void> {
  if (!await retryVerb(() => verbs.reserveObject(lease, object), clock, signal)) {
    throw new LeaseLost("its object could not be reserved");
  }
  const options = { cacheControl: IMMUTABLE, contentType: mimeType, upsert: false };
  async function upload() {
    const { error } = await bounded(
      () => client.storage.from(object.bucket).upload(object.path, bytes, options),
      [signal],
    );
    if (error === null) return;
    const failed = new StorageFailed("The file can't be stored", error);
    // An earlier try stored it, and its answer was lost: nobody else writes to this path.
    if (!failed.isDuplicate) throw failed;
  }
  try {
    await retry(upload, {
      pauses: PAUSES,
      afterError: isTemporary(StorageFailed),
      clock,
      signal,
    });
  } catch (error) {
    // The upload may still arrive after its path was taken off the list, so it is listed again.
    if (error instanceof LeaseLost) await verbs.listForRemoval(object).catch(() => {});
    throw error;
  }
}
