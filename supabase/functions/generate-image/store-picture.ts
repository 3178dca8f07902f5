import type { ServiceClient } from "../_shared/database.ts";
import { bounded } from "../_shared/timing/bounded.ts";
import type { PictureClaim } from "../_shared/jobs/verbs/claims.ts";
import type { Clock } from "../_shared/timing/clock.ts";
import { LeaseLost } from "../_shared/jobs/lease.ts";
import { retryVerb } from "../_shared/jobs/verbs/retry-verb.ts";
import { StorageFailed } from "../_shared/storage/storage-failed.ts";
import type { LeaseRef } from "../_shared/jobs/verbs/call-verb.ts";
import type { StoredPicture } from "../_shared/jobs/verbs/picture-verbs.ts";
import type { Verbs } from "../_shared/jobs/verbs/verbs.ts";
import type { PictureStream } from "../_shared/vendors/seedream/picture-stream.ts";
import { interruptible } from "./interruptible.ts";

const BUCKET = "generated-assets";

/** Seconds; no path is ever written twice. */
const CACHE_CONTROL = "31536000";

/** Before an upload that failed is tried again: the picture is paid for. */
const PAUSES_MS = [300, 1500];

export interface Store {
  client: ServiceClient;
  verbs: Verbs;
  clock: Clock;
}

/**
 * Uploads a picture as it comes in, under a path of this take of this attempt alone. The path is
 * listed for removal first, so that an upload that comes to nothing leaves nothing behind.
 *
 * @param take counts the attempt's drawings from 1.
 * @param open gives the picture from its start, each time it is called.
 * @returns the stored picture and its bytes' number.
 * @throws `LeaseLost`, `StorageFailed`, or what the picture itself failed with.
 */
export async function storePicture(
  { client, verbs, clock }: Store,
  lease: LeaseRef,
  { owner_id, asset, attempt, lease_seconds }: PictureClaim,
  take: number,
  open: () => Promise<PictureStream>,
  signal: AbortSignal,
): Promise<{ picture: StoredPicture; size: number }> {
  const name = take === 1 ? `${asset.id}-${attempt}` : `${asset.id}-${attempt}-${take}`;
  let reserved: string | undefined;
  let reservedAt = 0;
  for (let tries = 0;; tries++) {
    const { header, body } = await open();
    const path = `${owner_id}/${asset.project_id}/${name}.${header.extension}`;
    const object = { bucket: BUCKET, path };
    const reserve = () => verbs.reserveObject(lease, object);
    if (path !== reserved) {
      reservedAt = clock.now();
      if (!await retryVerb(reserve, clock, signal)) {
        await body.cancel();
        throw new LeaseLost("its object could not be reserved");
      }
      reserved = path;
    }
    const { size, failed } = await upload(client, path, header.mimeType, body, signal)
      .catch(async (error) => {
        // It may arrive all the same, after its time on the list.
        if (error instanceof LeaseLost) await verbs.listForRemoval(object).catch(() => {});
        throw error;
      });
    // After a lease's length the path's time on the list of removals may have come.
    const mayBeRemoved = clock.now() - reservedAt >= lease_seconds * 1_000;
    if (mayBeRemoved && !await retryVerb(reserve, clock, signal)) {
      await retryVerb(() => verbs.listForRemoval(object), clock, signal);
      throw new LeaseLost("its object came too late");
    }
    // Nobody else writes here: an earlier try of ours arrived, and only its answer was lost.
    if (failed === undefined || (tries > 0 && failed.isDuplicate)) {
      const { width, height, mimeType } = header;
      return { picture: { path, width, height, mimeType }, size };
    }
    const pause = PAUSES_MS[tries];
    if (!failed.isTemporary || pause === undefined) throw failed;
    await clock.sleep(pause, signal);
  }
}

async function upload(
  client: ServiceClient,
  path: string,
  contentType: string,
  picture: PictureStream["body"],
  signal: AbortSignal,
): Promise<{ size: number; failed: StorageFailed | undefined }> {
  const { body, failure, size } = interruptible(picture, signal);
  const options = { cacheControl: CACHE_CONTROL, contentType, upsert: false };
  const { error } = await bounded(
    () => client.storage.from(BUCKET).upload(path, body, options),
    [signal],
  );
  if (error === null) return { size: size(), failed: undefined };
  // The upload's own error would only say that its body broke off.
  if (failure() !== undefined) throw failure();
  return { size: size(), failed: new StorageFailed("The picture can't be stored", error) };
}
