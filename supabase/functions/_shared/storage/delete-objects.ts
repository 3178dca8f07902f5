import type { ServiceClient } from "../database.ts";
import { bounded, type Limit } from "../timing/bounded.ts";

/** An object in a bucket. */
export interface ObjectRef {
  bucket: string;
  path: string;
}

/**
 * Deletes objects, one call a bucket. An object that is gone already counts as deleted.
 *
 * @param limit how long each bucket's call may take
 * @returns those that are gone, and the error of each call that failed or took too long
 */
export async function deleteObjects<Ref extends ObjectRef>(
  client: Pick<ServiceClient, "storage">,
  objects: readonly Ref[],
  limit: Limit,
  signals: AbortSignal[] = [],
): Promise<{ gone: Ref[]; errors: unknown[] }> {
  const gone: Ref[] = [];
  const errors: unknown[] = [];
  for (const bucket of new Set(objects.map((object) => object.bucket))) {
    const inBucket = objects.filter((object) => object.bucket === bucket);
    const remove = () => client.storage.from(bucket).remove(inBucket.map(({ path }) => path));
    const { error } = await bounded(remove, signals, limit).catch((error) => ({ error }));
    if (error) errors.push(error);
    else gone.push(...inBucket);
  }
  return { gone, errors };
}
