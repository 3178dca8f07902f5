import type { Bytes } from "../_shared/bytes.ts";
import type { ServiceClient } from "../_shared/database.ts";
import { bounded } from "../_shared/timing/bounded.ts";
import { StorageFailed } from "../_shared/storage/storage-failed.ts";

export interface Picture {
  bytes: Bytes;
  mimeType: string;
}

/** Reads a drawn picture back from Storage. @throws `StorageFailed` */
export async function readPicture(
  client: ServiceClient,
  path: string,
  mimeType: string | null,
  signal: AbortSignal,
): Promise<Picture> {
  const bucket = client.storage.from("generated-assets");
  const { data, error } = await bounded(
    (signal) => bucket.download(path, {}, { signal }),
    [signal],
  );
  if (error) throw new StorageFailed("The picture can't be read", error);
  return { bytes: new Uint8Array(await data.arrayBuffer()), mimeType: mimeType ?? "image/png" };
}
