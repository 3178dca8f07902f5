import type { Bytes } from "../_shared/bytes.ts";
import type { ServiceClient } from "../_shared/database.ts";
import { bounded } from "../_shared/timing/bounded.ts";
import { drawBitmap } from "./draw-bitmap.ts";
import { StorageFailed } from "../_shared/storage/storage-failed.ts";

export interface Picture {
  bytes: Bytes;
  mimeType: string;
}

/** Reads a drawn picture back from Storage, a vector as pixels. @throws `StorageFailed` */
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
  const bytes = new Uint8Array(await data.arrayBuffer());
  if (mimeType === "image/svg+xml") {
    return { bytes: await drawBitmap(bytes), mimeType: "image/png" };
  }
  return { bytes, mimeType: mimeType ?? "image/png" };
}
