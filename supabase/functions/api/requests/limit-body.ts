import { Buffer } from "node:buffer";
import type { Bytes } from "../../_shared/bytes.ts";
import type { MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import { drainBody } from "../../_shared/http/drain-body.ts";
import { Problem } from "../../_shared/http/problem.ts";

type BodyChunk = Bytes;

/**
 * Refuses a body of more than `most` bytes with 413: at once where a header tells its length, else
 * as soon as more have come. An accepted body is held in memory.
 *
 * @param advice what the caller can do about a body that is too large.
 */
export function limitBody(most: number, advice: string): MiddlewareHandler {
  return createMiddleware(async (c, next) => {
    const reader = c.req.raw.body?.getReader();
    if (!reader) return await next();
    const declared = Number(c.req.header("content-length") ?? 0);
    const chunks = declared > most ? null : await readUpTo(reader, most);
    if (!chunks) {
      void drainBody(reader);
      throw new Problem("body_too_large", advice);
    }
    // Bytes, because a request made of a `Blob` is read piece by piece.
    c.req.raw = new Request(c.req.raw, { body: Buffer.concat(chunks) });
    await next();
  });
}

async function readUpTo(
  reader: ReadableStreamDefaultReader<BodyChunk>,
  most: number,
): Promise<BodyChunk[] | null> {
  const chunks: BodyChunk[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return chunks;
    size += value.byteLength;
    if (size > most) return null;
    chunks.push(value);
  }
}
