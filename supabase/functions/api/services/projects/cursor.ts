import { decodeBase64Url, encodeBase64Url } from "hono/utils/encode";
import { z } from "zod";

/** The last project of a page: the next page begins after it. */
export interface Position {
  /**
   * As the database wrote it, with microseconds. With milliseconds a page could skip or repeat
   * projects.
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

/** Null for a text that is no cursor of this API. */
export function readCursor(cursor: string): Position | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(decodeBase64Url(cursor)));
    const [createdAt, id] = position.parse(value);
    return { createdAt, id };
  } catch {
    return null;
  }
}
