import type { ServiceClient } from "../_shared/database.ts";
import { Impossible } from "../_shared/jobs/impossible.ts";
import type { AttemptDeps } from "../_shared/jobs/run-attempt.ts";
import type { LeaseRef } from "../_shared/jobs/verbs/call-verb.ts";
import type { RenditionClaim } from "../_shared/jobs/verbs/claims.ts";
import { StorageFailed } from "../_shared/storage/storage-failed.ts";
import type { Slots } from "../_shared/timing/slots.ts";
import { buckets } from "../_shared/storage.ts";
import { downloadObject } from "../_shared/storage/download-object.ts";
import { UnreadablePicture } from "./pictures/picture.ts";

/** What every rendition is made with. */
export interface RenditionDeps extends AttemptDeps {
  client: ServiceClient;
  /** For who has a decoded picture in memory. */
  slots: Slots;
}

export function leaseOf({ job_id, lease_token }: RenditionClaim): LeaseRef {
  return { jobId: job_id, leaseToken: lease_token };
}

/** Where an attempt stores its files: no other attempt does. */
export function folderOf({ owner_id, asset, job_id, attempt }: RenditionClaim): string {
  return `${owner_id}/${asset.project_id}/${asset.id}/${job_id}-${attempt}`;
}

/**
 * The logo's own picture, as it is stored.
 *
 * @throws `StorageFailed`, or `Impossible` where it is gone, as when its logo has been deleted.
 */
export async function downloadPicture(
  { client }: Pick<RenditionDeps, "client">,
  { asset }: RenditionClaim,
  signal: AbortSignal,
) {
  const object = { bucket: buckets.assets, path: asset.asset_url };
  try {
    return await downloadObject(client, object, "The picture", signal);
  } catch (error) {
    if (!(error instanceof StorageFailed && error.isMissing)) throw error;
    throw new Impossible(error.message, "bad_picture", { cause: error });
  }
}

/**
 * Works on a picture when it is this one's turn: a worker has memory for few at a time.
 *
 * @throws `Impossible` where the picture can't be read: trying again changes nothing.
 */
export async function inTurn<Result>(
  { slots }: Pick<RenditionDeps, "slots">,
  signal: AbortSignal,
  make: () => Promise<Result>,
): Promise<Result> {
  const leave = await slots.take(signal);
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof UnreadablePicture)) throw error;
    throw new Impossible(error.message, "bad_picture", { cause: error });
  } finally {
    leave();
  }
}
