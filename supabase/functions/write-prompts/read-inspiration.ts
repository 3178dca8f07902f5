import type { ServiceClient } from "../_shared/database.ts";
import { readPictureHeader } from "../_shared/images/read-header.ts";
import { buckets } from "../_shared/storage.ts";
import { downloadObject } from "../_shared/storage/download-object.ts";
import type { InspirationPicture } from "./director/create-prompts.ts";

/** Reads the picture that came with a brief. @throws where Storage doesn't give it. */
export async function readInspiration(
  client: ServiceClient,
  path: string,
  signal: AbortSignal,
): Promise<InspirationPicture> {
  const object = { bucket: buckets.inspirations, path };
  const bytes = await downloadObject(client, object, "The inspiration", signal);
  const header = readPictureHeader(bytes);
  if (header === null) throw new Error("The inspiration is no picture");
  return { bytes, mimeType: header.mimeType };
}
