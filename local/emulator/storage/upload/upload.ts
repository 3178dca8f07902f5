import type postgres from "postgres";
import type { Caller } from "../../platform/caller.ts";
import { findBucket } from "../buckets.ts";
import type { StoredBytes } from "../byte-store.ts";
import { nameConflict, refusals } from "../error.ts";
import { insertObject, type ObjectDraft, type StoredObject, upsertObject } from "../objects.ts";
import { isFolderPlaceholder, requireBucketName, requireKey } from "../rules/keys.ts";
import { isAllowedMimeType } from "../rules/mime-type.ts";
import type { StorageContext } from "../context.ts";
import { type Operation, rehearse, storageItself, transact } from "../transaction.ts";
import type { UploadedFile } from "./uploaded-file.ts";

/** Where an upload goes, and for whom. */
export interface Destination {
  bucket: string;
  key: string;
  caller: Caller;
  owner: string | undefined;
  upsert: boolean;
  operation: Operation;
}

/**
 * Stores a file. The caller's policies are asked before a byte is taken in, and again by nobody:
 * the row is written when the bytes are whole, by Storage itself.
 *
 * @throws a `StorageError`; the object is as it was then.
 */
export async function upload(
  context: StorageContext,
  destination: Destination,
  file: UploadedFile,
): Promise<StoredObject> {
  try {
    const limit = await checkFile(context, destination, file);
    requireKey(destination.key);
    await rehearseWrite(context.sql, destination, file.userMetadata ?? null, {
      mimetype: file.mimeType,
      contentLength: file.declaredLength,
    });
    // A body that doesn't say how long it is may be of any length, as hosted.
    const chunks = file.isForm ? limited(file.chunks, limit) : file.chunks;
    const bytes = await context.bytes.write(chunks);
    const metadata = describeBytes(bytes, file);
    return await replaceObject(context, destination, bytes.version, metadata, {
      ...file.userMetadata,
    });
  } catch (error) {
    await file.discard();
    // What Deno's server throws where the client hung up; nobody reads the answer.
    throw error instanceof Deno.errors.BadResource ? refusals.aborted() : error;
  }
}

/**
 * Whether the caller may put an object there, without putting it.
 *
 * @throws `AccessDenied`, `KeyAlreadyExists`
 */
export async function rehearseWrite(
  sql: postgres.Sql,
  { bucket, key, caller, owner, upsert, operation }: Destination,
  userMetadata: Record<string, unknown> | null,
  metadata: ObjectDraft["metadata"],
): Promise<void> {
  const draft = { bucket, key, owner, version: "1", metadata, userMetadata };
  await rehearse(sql, caller, operation, async (tx) => {
    await (upsert ? upsertObject(tx, draft) : insertObject(tx, draft));
  }).catch(nameConflict("KeyAlreadyExists"));
}

/**
 * Makes `version` the object's bytes and throws away what it had before. On failure `version` is
 * thrown away instead. Of many at once that may not overwrite all are stored, the last one for good:
 * hosted looks before it takes the bytes, and not again.
 */
export async function replaceObject(
  { sql, bytes }: Pick<StorageContext, "sql" | "bytes">,
  { bucket, key, owner, operation }: Destination,
  version: string,
  metadata: ObjectDraft["metadata"],
  userMetadata: Record<string, unknown> | null,
): Promise<StoredObject> {
  try {
    const { object, replaced } = await transact(sql, storageItself, operation, async (tx) => {
      // One after the other: of two first uploads neither would see what the other leaves behind.
      await tx`select pg_advisory_xact_lock(hashtextextended(${`${bucket}/${key}`}, 0))`;
      const replaced = await tx<{ version: string | null }[]>`
        select version from storage.objects where bucket_id = ${bucket} and name = ${key}
        for update`;
      const draft = { bucket, key, owner, version, metadata, userMetadata };
      return { object: await upsertObject(tx, draft), replaced };
    });
    await bytes.remove(replaced.flatMap((row) => row.version ?? []));
    return object;
  } catch (error) {
    await bytes.remove([version]);
    throw error;
  }
}

/** @returns how many bytes the file may have. */
async function checkFile(
  { sql, fileSizeLimit }: StorageContext,
  { bucket: id, key, operation }: Destination,
  file: UploadedFile,
): Promise<number> {
  requireBucketName(id);
  const bucket = await transact(sql, storageItself, operation, (tx) => findBucket(tx, id));
  if (isFolderPlaceholder(key)) return refuseBeyond(0, file);
  if (!isAllowedMimeType(file.mimeType, bucket.allowed_mime_types ?? [])) {
    throw refusals.invalidMimeType(file.mimeType);
  }
  return refuseBeyond(Math.min(fileSizeLimit, Number(bucket.file_size_limit ?? Infinity)), file);
}

function refuseBeyond(limit: number, { length = 0 }: UploadedFile): number {
  if (length > limit) throw refusals.tooLarge();
  return limit;
}

async function* limited(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Uint8Array> {
  let left = limit;
  for await (const chunk of chunks) {
    left -= chunk.length;
    if (left < 0) throw refusals.tooLarge();
    yield chunk;
  }
}

function describeBytes({ size, digest }: StoredBytes, { mimeType, cacheControl }: UploadedFile) {
  return {
    eTag: `"${digest}"`,
    size,
    mimetype: mimeType,
    cacheControl,
    lastModified: new Date().toISOString(),
    contentLength: size,
    httpStatusCode: 200,
  };
}
