import { decodeBase64Url, encodeBase64Url } from "hono/utils/encode";
import { z } from "zod";
import { invalidAt } from "../http/problem.ts";

/** The page of a list that is asked for. */
export interface AskedPage {
  limit: number;
  /** Undefined for the first page. */
  cursor: string | undefined;
}

/** The last entry of a page: the next page begins after it. */
export interface Position {
  /**
   * As the database wrote it, with microseconds. With milliseconds a page could skip or repeat
   * entries.
   */
  createdAt: string;
  id: string;
}

const position = z.tuple([
  z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)$/),
  z.guid(),
]);

/** Opaque to clients, so that it may change. */
export function writeCursor({ createdAt, id }: Position): string {
  return encodeBase64Url(new TextEncoder().encode(JSON.stringify([createdAt, id])).buffer);
}

/** @throws Problem `validation_failed` for a text that is no cursor of this API. */
export function readCursor(cursor: string): Position {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(decodeBase64Url(cursor)));
    const [createdAt, id] = position.parse(value);
    return { createdAt, id };
  } catch {
    throw foreignCursor();
  }
}

export function foreignCursor() {
  return invalidAt("cursor", "is not one that this service gave out");
}

/**
 * The page's entries and where the next one begins. Of `found` there is one more than `limit` where
 * this page is not the last.
 */
export function cutPage<Entry extends { created_at: string; id: string }>(
  found: readonly Entry[],
  limit: number,
): { entries: Entry[]; nextCursor: string | null } {
  const entries = found.slice(0, limit);
  const last = entries.at(-1);
  const nextCursor = found.length > limit && last
    ? writeCursor({ createdAt: last.created_at, id: last.id })
    : null;
  return { entries, nextCursor };
}
