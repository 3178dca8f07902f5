import type { Bytes } from "../bytes.ts";
import type { ServiceClient } from "../database.ts";
import { bounded } from "../timing/bounded.ts";
import type { ObjectRef } from "./delete-objects.ts";
import { StorageFailed } from "./storage-failed.ts";

/**
 * Reads a whole object.
 *
 * @param what what it is, for the error's message, e.g. `The picture`
 * @throws `StorageFailed`
 */
export async function downloadObject(
  client: Pick<ServiceClient, "storage">,
  { bucket, path }: ObjectRef,
  what: string,
  signal: AbortSignal,
): Promise<Bytes> {
  const { data, error } = await bounded(
    (signal) => client.storage.from(bucket).download(path, {}, { signal }),
    [signal],
  ).catch((cause) => {
    signal.throwIfAborted();
    // The library throws what an answer stalls or breaks off with, rather than return it.
    return { data: null, error: cause instanceof Error ? cause : new Error(String(cause)) };
  });
  if (error) throw new StorageFailed(`${what} can't be read`, error);
  return new Uint8Array(await data.arrayBuffer());
}
