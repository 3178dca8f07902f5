import type { Bytes } from "../../../_shared/bytes.ts";
import type { ServiceClient } from "../../../_shared/database.ts";
import { Problem } from "../../../_shared/http/problem.ts";
import type { PictureHeader } from "../../../_shared/images/read-header.ts";
import { buckets } from "../../../_shared/storage.ts";
import { required } from "../database-errors.ts";

/** A picture that is sent with a brief, checked. */
export interface Inspiration {
  bytes: Bytes;
  header: PictureHeader;
}

/**
 * Uploads an inspiration and returns its path. The path is listed for removal first, so that the
 * object is deleted if its project is not created.
 */
export async function storeInspiration(
  service: ServiceClient,
  { bytes, header }: Inspiration,
  { ownerId, projectId }: { ownerId: string; projectId: string },
): Promise<string> {
  const path = `${ownerId}/${projectId}/inspiration.${header.extension}`;
  const reserved = required(
    await service.rpc("reserve_object", {
      p_bucket: buckets.inspirations,
      p_path: path,
    }),
  );
  if (!reserved) throw new Problem("unavailable");
  const { error } = await service.storage.from(buckets.inspirations).upload(path, toStream(bytes), {
    contentType: header.mimeType,
  });
  if (error) throw new Problem("unavailable", undefined, { cause: error });
  return path;
}

const CHUNK_BYTES = 64 * 1024;

/** The picture in pieces, so that it can be seen whether the upload goes on. */
function toStream(bytes: Bytes): ReadableStream<Uint8Array> {
  let from = 0;
  return new ReadableStream({
    pull(controller) {
      if (from >= bytes.byteLength) return controller.close();
      controller.enqueue(bytes.subarray(from, from + CHUNK_BYTES));
      from += CHUNK_BYTES;
    },
  });
}
