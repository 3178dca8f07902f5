import type { SupabaseClient } from "@supabase/supabase-js";
import { Problem } from "./http/problem.ts";

/** The private buckets. Objects lie under `{user_id}/{project_id}/`. */
export const buckets = {
  inspirations: "inspiration-images",
  assets: "generated-assets",
  kits: "brand-kits",
} as const;

export type Bucket = (typeof buckets)[keyof typeof buckets];

/** A URL is good for this long from when it is signed. */
const SIGNED_SECONDS = 3 * 60 * 60;
/** A URL is used again while it is good for at least this long: clients are promised an hour. */
const LEAST_SECONDS = 65 * 60;
const MAX_REMEMBERED = 5_000;

export interface Signer {
  /**
   * Signed URLs by path, from one call to Storage for all that are not remembered. Paths whose
   * object is not there are left out.
   *
   * @throws Problem `unavailable` where Storage doesn't answer.
   */
  sign(bucket: Bucket, paths: Iterable<string | null>): Promise<ReadonlyMap<string, string>>;
}

type StorageClient = Pick<SupabaseClient, "storage">;

/**
 * @param client the service client's. Row level security has already decided, by the rows that name
 * the paths, what the user may see.
 * @param publicUrl where clients reach the project; the client's own URL may be an inner one.
 */
export function createSigner(
  client: StorageClient,
  publicUrl: string,
  now: () => number = Date.now,
): Signer {
  const remembered = new Map<string, { url: string; expiresAt: number }>();

  function recall(key: string): string | undefined {
    const entry = remembered.get(key);
    if (entry && entry.expiresAt - now() >= LEAST_SECONDS * 1000) return entry.url;
  }

  function remember(key: string, url: string, expiresAt: number): void {
    // Deleted before it is set again, so that the map stays in the order of signing: the oldest is
    // removed first.
    remembered.delete(key);
    remembered.set(key, { url, expiresAt });
    if (remembered.size <= MAX_REMEMBERED) return;
    const [oldest] = remembered.keys();
    if (oldest !== undefined) remembered.delete(oldest);
  }

  async function signAnew(bucket: Bucket, paths: string[], urls: Map<string, string>) {
    const expiresAt = now() + SIGNED_SECONDS * 1000;
    const { data, error } = await client.storage.from(bucket).createSignedUrls(
      paths,
      SIGNED_SECONDS,
    );
    if (error) throw new Problem("unavailable", undefined, { cause: error });
    for (const { path, signedUrl } of data) {
      if (!path || !signedUrl) continue;
      const url = rebase(signedUrl, publicUrl);
      remember(`${bucket}/${path}`, url, expiresAt);
      urls.set(path, url);
    }
  }

  return {
    async sign(bucket, paths) {
      const urls = new Map<string, string>();
      const unknown = new Set<string>();
      for (const path of paths) {
        if (path === null) continue;
        const url = recall(`${bucket}/${path}`);
        if (url) urls.set(path, url);
        else unknown.add(path);
      }
      if (unknown.size > 0) await signAnew(bucket, [...unknown], urls);
      return urls;
    },
  };
}

/** The same path and query on the address that clients reach. */
export function rebase(url: string, publicUrl: string): string {
  const { pathname, search } = new URL(url);
  return `${publicUrl}${pathname}${search}`;
}
