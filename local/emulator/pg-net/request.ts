/** A row of `net.http_request_queue`. */
export interface QueuedRequest {
  id: string;
  method: string;
  url: string;
  headers: Record<string, string | null> | null;
  body: Uint8Array<ArrayBuffer> | null;
  timeout_milliseconds: number;
}

/** A row of `net._http_response`: either a status and what came with it, or an error. */
export interface RecordedResponse {
  id: string;
  status_code: number | null;
  content_type: string | null;
  headers: Record<string, string> | null;
  content: string | null;
  timed_out: boolean;
  error_msg: string | null;
}

const USER_AGENT = "pg_net/0.20.0";

/**
 * Sends a request once and tells how it ended; a failure is a result like any other.
 *
 * @throws only when `stop` aborts it.
 */
export async function send(request: QueuedRequest, stop: AbortSignal): Promise<RecordedResponse> {
  const timeout = new AbortController();
  // As for libcurl, 0 means no limit.
  const limit = request.timeout_milliseconds;
  const timer = limit > 0 ? setTimeout(() => timeout.abort(), limit) : undefined;
  try {
    const response = await fetch(webUrl(request.url), {
      method: request.method.toUpperCase(),
      headers: headersOf(request),
      body: request.method.toUpperCase() === "GET" ? null : request.body,
      signal: AbortSignal.any([stop, timeout.signal]),
    });
    const content = await response.text();
    return {
      id: request.id,
      status_code: response.status,
      content_type: response.headers.get("content-type"),
      headers: Object.fromEntries(response.headers),
      content: upToNul(content) || null,
      timed_out: false,
      error_msg: null,
    };
  } catch (error) {
    stop.throwIfAborted();
    const timedOut = timeout.signal.aborted;
    return {
      id: request.id,
      status_code: null,
      content_type: null,
      headers: null,
      content: null,
      timed_out: timedOut,
      error_msg: timedOut ? `Timeout of ${limit} ms reached` : explain(error),
    };
  } finally {
    clearTimeout(timer);
  }
}

class UnsupportedProtocol extends Error {}

/** `fetch` would read local files, too. */
function webUrl(text: string): URL {
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:") throw new UnsupportedProtocol();
  return url;
}

/** A null value (a missing Vault secret, say) drops the header; the request goes out without. */
function headersOf({ headers }: QueuedRequest): Headers {
  const sent = new Headers();
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (value !== null) sent.append(name, value);
  }
  sent.set("user-agent", USER_AGENT);
  return sent;
}

/** Postgres stores no U+0000 in text; what follows one is cut off, as with the C string it was. */
function upToNul(text: string): string {
  const end = text.indexOf("\0");
  return end < 0 ? text : text.slice(0, end);
}

/** In libcurl's words, which name no URL: those can hold secrets. */
function explain(error: unknown): string {
  if (error instanceof UnsupportedProtocol) return "Unsupported protocol";
  const messages = error instanceof Error ? `${error.message} ${error.cause}` : "";
  if (/dns error/i.test(messages)) return "Could not resolve hostname";
  if (/\(Connect\)/.test(messages)) return "Could not connect to server";
  if (/redirects/i.test(messages)) return "Number of redirects hit maximum amount";
  if (/invalid (url|header)/i.test(messages)) return "Malformed request";
  return "Failure when receiving data from the peer";
}
