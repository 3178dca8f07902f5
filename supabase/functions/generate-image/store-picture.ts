import type { Bytes } from "../_shared/bytes.ts";
import { buckets } from "../_shared/storage.ts";
import type { ServiceClient } from "../_shared/database.ts";
import { LeaseLost } from "../_shared/jobs/lease.ts";
import type { LeaseRef } from "../_shared/jobs/verbs/call-verb.ts";
import type { StoredObject } from "../_shared/jobs/verbs/object-verbs.ts";
import { persistVerb, retryVerb } from "../_shared/jobs/verbs/retry-verb.ts";
import type { Verbs } from "../_shared/jobs/verbs/verbs.ts";
import { IMMUTABLE } from "../_shared/storage/cache-control.ts";
import { StorageFailed } from "../_shared/storage/storage-failed.ts";
import { bounded, bounds } from "../_shared/timing/bounded.ts";
import { isTemporary } from "../_shared/timing/call-failed.ts";
import type { Clock } from "../_shared/timing/clock.ts";
import { retry } from "../_shared/timing/retry.ts";
import {
  fetchPicture,
  receiveAtOnce,
  type ReceiveBody,
} from "../_shared/vendors/artists/fetch-picture.ts";
import { type PictureStream, streamPicture } from "../_shared/vendors/artists/picture-stream.ts";
import { interruptible } from "./interruptible.ts";
import type { DrawnPicture, Stored } from "./picture-kind.ts";
import type { Transfers } from "./transfers.ts";

/** Milliseconds before an upload that failed is tried again: the picture is paid for. */
const PAUSES = [300, 1500];

/**
 * The same for a picture that exists only in memory: tried while the worker runs and holds its
 * lease.
 */
function* unendingPauses(): Generator<number> {
  for (let pause = 300;; pause = Math.min(10_000, pause * 2)) yield pause;
}

export interface StorePictureDeps {
  client: ServiceClient;
  verbs: Verbs;
  clock: Clock;
  transfers: Transfers;
}

export interface StoreRequest {
  lease: LeaseRef;
  leaseSeconds: number;
  ownerId: string;
  /** Without the extension, which depends on the picture's format. */
  path: string;
  drawn: DrawnPicture;
}

/**
 * Uploads a picture while it is being received. Its path is listed for removal first, so that the
 * object of an upload that fails is deleted.
 *
 * @param open gives the picture from its first byte, again for each try.
 * @throws `LeaseLost`, `StorageFailed`, or what the picture itself failed with.
 */
export async function storePicture(
  { client, verbs, clock, transfers }: StorePictureDeps,
  { lease, leaseSeconds, ownerId, path, drawn }: StoreRequest,
  signal: AbortSignal,
  open = openPicture,
): Promise<Stored> {
  // A picture that exists only in memory would be lost, so it waits until the database is back.
  const call = drawn.kind === "bytes" ? persistVerb : retryVerb;
  const reserve = (object: StoredObject) =>
    call(() => verbs.reserveObject(lease, object), clock, signal);
  let reserved: { path: string; at: number } | undefined;
  let isAgain = false;

  async function store({ header, body }: PictureStream): Promise<Stored> {
    const object = { bucket: buckets.assets, path: `${path}.${header.extension}` };
    if (reserved?.path !== object.path) {
      reserved = { path: object.path, at: clock.now() };
      if (!await reserve(object)) {
        await body.cancel();
        throw new LeaseLost("its object could not be reserved");
      }
    }
    const upload = await send(object.path, header.mimeType, body).catch(async (error) => {
      // The upload may still arrive after its path was taken off the list, so it is listed again.
      if (error instanceof LeaseLost) await verbs.listForRemoval(object).catch(() => {});
      throw error;
    });
    // After a lease's length the path's time on the list of removals may have come.
    const mayBeRemoved = clock.now() - reserved.at >= leaseSeconds * 1_000;
    if (mayBeRemoved && !await reserve(object)) {
      await retryVerb(() => verbs.listForRemoval(object), clock, signal);
      throw new LeaseLost("its object came too late");
    }
    if (upload.failed !== undefined) {
      isAgain = true;
      throw upload.failed;
    }
    const { width, height, mimeType } = header;
    const bytes = drawn.kind === "bytes" && { bytes: drawn.bytes };
    return { picture: { path: object.path, width, height, mimeType }, size: upload.size, ...bytes };
  }

  /**
   * Only this attempt writes to this path: where something lies there, an earlier try stored it and
   * its answer was lost. It is not sent again, since Storage would answer before it has read the
   * body, and then leave the next call on that connection without an answer for a minute.
   */
  async function send(path: string, mimeType: string, body: PictureStream["body"]) {
    const stored = isAgain ? await sizeOf(client, path, signal) : undefined;
    if (stored !== undefined) {
      await body.cancel();
      return { size: stored, failed: undefined };
    }
    const upload = await uploadPicture(client, path, mimeType, body, signal);
    if (!isAgain || !upload.failed?.isDuplicate) return upload;
    // It arrived after all, between the look and the upload.
    return { size: await sizeOf(client, path, signal) ?? upload.size, failed: undefined };
  }

  const carry = () =>
    transfers.carry(ownerId, (receive) => open(drawn, signal, clock, receive), store, signal);
  return await retry(carry, {
    pauses: drawn.kind === "bytes" ? unendingPauses() : PAUSES,
    afterError: isTemporary(StorageFailed),
    clock,
    signal,
  });
}

/** The picture from its start. */
function openPicture(
  drawn: DrawnPicture,
  signal: AbortSignal,
  clock: Clock,
  receive: ReceiveBody,
): Promise<PictureStream> {
  if (drawn.kind === "bytes") return pictureOf(drawn.bytes, receive);
  return fetchPicture(drawn.url, signal, undefined, clock, receive);
}

/** A picture that is here already, as one that is on its way. @throws `VendorError` `bad_picture` */
export async function pictureOf(
  bytes: Bytes,
  receive: ReceiveBody = receiveAtOnce,
): Promise<PictureStream> {
  const body = new ReadableStream<Bytes>({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  const received = await receive(body, bytes.length);
  return await streamPicture(received, bytes.length, () => bounds([]));
}

async function uploadPicture(
  client: ServiceClient,
  path: string,
  contentType: string,
  picture: PictureStream["body"],
  signal: AbortSignal,
): Promise<{ size: number; failed: StorageFailed | undefined }> {
  const { body, failure, size } = interruptible(picture, signal);
  const options = { cacheControl: IMMUTABLE, contentType, upsert: false };
  const { error } = await bounded(
    () => client.storage.from(buckets.assets).upload(path, body, options),
    [signal],
  );
  if (error === null) return { size: size(), failed: undefined };
  // The upload's own error only says that its body ended; the body's error says why.
  if (failure() !== undefined) throw failure();
  return { size: size(), failed: new StorageFailed("The picture can't be stored", error) };
}

/** Bytes of a stored picture; undefined where there is none, or Storage can't say. */
async function sizeOf(
  client: ServiceClient,
  path: string,
  signal: AbortSignal,
): Promise<number | undefined> {
  const { data } = await bounded(() => client.storage.from(buckets.assets).info(path), [signal]);
  return data?.size;
}
