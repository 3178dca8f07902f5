import type { Bytes } from "../bytes.ts";

/** Bytes of a body that nobody wants which are still taken off the wire, */
const MOST_BYTES = 64 * 1024 * 1024;
/** for so long. */
const MOST_MILLISECONDS = 10_000;

/**
 * Takes the rest of a request's body off the wire without keeping it, while the answer is on its
 * way: where nobody reads, the connection is cut, and proxies and clients that are still sending
 * report that instead of the answer. Never rejects.
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
