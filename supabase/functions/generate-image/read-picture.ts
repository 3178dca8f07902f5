import type { Bytes } from "../_shared/bytes.ts";
import type { ServiceClient } from "../_shared/database.ts";
import { buckets } from "../_shared/storage.ts";
import { downloadObject } from "../_shared/storage/download-object.ts";
import { drawBitmap } from "./draw-bitmap.ts";

export interface PictureFile {
  bytes: Bytes;
  mimeType: string;
}

/** Reads a drawn picture back from Storage, a vector as pixels. @throws `StorageFailed` */
export async function readPicture(
  client: ServiceClient,
  path: string,
  mimeType: string | null,
  signal: AbortSignal,
): Promise<PictureFile> {
  const object = { bucket: buckets.assets, path };
  const bytes = await downloadObject(client, object, "The picture", signal);
  if (mimeType === "image/svg+xml") {
    return { bytes: await drawBitmap(bytes), mimeType: "image/png" };
  }
  return { bytes, mimeType: mimeType ?? "image/png" };
}
