const encoder = new TextEncoder();

/** The headers of an event stream that no proxy compresses or buffers, as both hold messages back. */
export const streamHeaders = {
  "content-type": "text/event-stream",
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

/** Milliseconds that a client waits before it reconnects. Sent first. */
export const retryLine = encoder.encode("retry: 2000\n\n");

/** Means nothing, but keeps proxies and the platform from closing an idle stream. */
export const heartbeat = encoder.encode(": still here\n\n");

/**
 * One unnamed message: https://html.spec.whatwg.org/multipage/server-sent-events.html
 *
 * @param id what a client that reconnects sends as `Last-Event-ID`; without it, the last one stays
 */
export function encodeMessage(data: object, id?: number): Uint8Array {
  // JSON escapes line breaks, so one `data:` line holds all of it.
  const idLine = id === undefined ? "" : `id: ${id}\n`;
  return encoder.encode(`${idLine}data: ${JSON.stringify(data)}\n\n`);
}
