import type { ServiceClient } from "../_shared/database.ts";
import { readPictureHeader } from "../_shared/images/read-header.ts";
import { bounded } from "../_shared/timing/bounded.ts";
import { StorageFailed } from "../_shared/storage/storage-failed.ts";
import type { Inspiration } from "./director/create-prompts.ts";

/** Reads the picture that came with a brief. @throws where Storage doesn't give it. */
export async function readInspiration(
  client: ServiceClient,
  path: string,
  signal: AbortSignal,
): Promise<Inspiration> {
  const bucket = client.storage.from("inspiration-images");
  const { data, error } = await bounded(
    (signal) => bucket.download(path, {}, { signal }),
    [signal],
  );
  if (error) throw new StorageFailed("The inspiration can't be read", error);
  const bytes = new Uint8Array(await data.arrayBuffer());
  const header = readPictureHeader(bytes);
  if (header === null) throw new Error("The inspiration is no picture");
  return { bytes, mimeType: header.mimeType };
}
