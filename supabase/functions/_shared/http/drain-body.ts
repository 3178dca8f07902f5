import type { Bytes } from "../bytes.ts";

/** How many bytes of an unwanted body are still received, */
const MOST_BYTES = 64 * 1024 * 1024;
/** and for how long, in milliseconds. */
const MOST_MILLISECONDS = 10_000;

/**
 * Receives the rest of a request's body and throws it away, while the answer is being sent. If the
 * body were left unread, the platform would cut the connection, and a proxy or client that is still
 * sending would report a broken connection instead of the answer. Never rejects.
 */
export async function drainBody(reader: ReadableStreamDefaultReader<Bytes>): Promise<void> {
  const timer = setTimeout(() => reader.cancel().catch(() => {}), MOST_MILLISECONDS);
  try {
    for (let left = MOST_BYTES; left > 0;) {
      const { done, value } = await reader.read();
      if (done) return;
      left -= value.byteLength;
    }
    await reader.cancel();
  } catch {
    // The client is gone.
  } finally {
    clearTimeout(timer);
  }
}
