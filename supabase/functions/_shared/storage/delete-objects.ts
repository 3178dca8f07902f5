import type { ServiceClient } from "../database.ts";
import { bounded, type Limit } from "../timing/bounded.ts";

/** An object in a bucket. */
export interface ObjectRef {
  bucket: string;
  path: string;
}

/**
 * Deletes objects, one call a bucket, side by side. An object that is gone already counts as
 * deleted.
 *
 * @param limit how long it may take
 * @returns those that are gone, and the error of each call that failed or took too long
 */
export async function deleteObjects<Ref extends ObjectRef>(
  client: Pick<ServiceClient, "storage">,
  objects: readonly Ref[],
  limit: Limit,
  signals: AbortSignal[] = [],
): Promise<{ gone: Ref[]; errors: unknown[] }> {
  const calls = [...new Set(objects.map(({ bucket }) => bucket))].map(async (bucket) => {
    const inBucket = objects.filter((object) => object.bucket === bucket);
    const remove = () => client.storage.from(bucket).remove(inBucket.map(({ path }) => path));
    const { error } = await bounded(remove, signals, limit).catch((error) => ({ error }));
    return error ? { gone: [], errors: [error] } : { gone: inBucket, errors: [] };
  });
  const answers = await Promise.all(calls);
  return {
    gone: answers.flatMap(({ gone }) => gone),
    errors: answers.flatMap(({ errors }) => errors),
  };
}
