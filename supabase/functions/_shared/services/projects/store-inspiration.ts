import type { Bytes } from "../../bytes.ts";
import type { ServiceClient } from "../../database.ts";
import { Problem } from "../../http/problem.ts";
import type { PictureHeader } from "../../images/read-header.ts";
import { buckets } from "../../storage.ts";

/** A picture that is sent with a brief, checked. */
export interface Inspiration {
  bytes: Bytes;
  header: PictureHeader;
}

/** Where the picture of a project lies in its bucket. */
export function inspirationPath(
  { header }: Inspiration,
  { ownerId, projectId }: { ownerId: string; projectId: string },
): string {
  return `${ownerId}/${projectId}/inspiration.${header.extension}`;
}

/** Uploads an inspiration to the path that was reserved for it. @throws Problem `unavailable` */
export async function storeInspiration(
  service: ServiceClient,
  { bytes, header }: Inspiration,
  path: string,
): Promise<void> {
  const { error } = await service.storage.from(buckets.inspirations).upload(path, toStream(bytes), {
    contentType: header.mimeType,
  });
  if (error) throw new Problem("unavailable", undefined, { cause: error });
}

const CHUNK_BYTES = 64 * 1024;

/** In pieces, by which it is seen whether an upload goes on. */
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
