import { hashRequest } from "./request-hash.ts";

/** What makes a request repeatable: its key, and a digest of what was asked. */
export interface Repeatable {
  key: string;
  hash: string;
}

/**
 * @param key of the header; without one nothing is remembered.
 * @param asked the path, then everything of the request that matters.
 */
export async function repeatable(
  key: string | undefined,
  ...asked: unknown[]
): Promise<Repeatable | null> {
  return key === undefined ? null : { key, hash: await hashRequest(...asked) };
}

/** As the verbs take it. */
export function asArguments(request: Repeatable | null) {
  return request &&
    { p_idempotency_key: request.key, p_request_hash: request.hash };
}
