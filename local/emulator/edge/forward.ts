import { platformError } from "./platform-error.ts";
import { endWhenSilent } from "./silence.ts";

export interface Way {
  /** Where the worker answers. */
  origin: string;
  /** The client's IP address. */
  peerAddress: string;
  /** Milliseconds. */
  idleTimeout: number;
  /** Ends streamed answers. */
  cut: AbortSignal;
}

/**
 * Hands a request on to a function's worker: the path without `/functions/v1`, streaming both ways,
 * and when the client goes away the function is told.
 *
 * @throws where the worker can't be reached or dies before it answers, or the client goes away.
 */
export async function forward(request: Request, way: Way): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const idle = new AbortController();
  const timer = setTimeout(() => idle.abort(), way.idleTimeout);
  try {
    const response = await fetch(
      `${way.origin}${pathname.slice("/functions/v1".length)}${search}`,
      {
        method: request.method,
        headers: forwardedHeaders(request, way.peerAddress),
        body: request.body,
        redirect: "manual",
        signal: AbortSignal.any([request.signal, idle.signal]),
      },
    );
    return passOn(response, way);
  } catch (error) {
    if (!idle.signal.aborted) throw error;
    return platformError(504, "IDLE_TIMEOUT", "The function did not answer in time");
  } finally {
    clearTimeout(timer);
  }
}

function forwardedHeaders(request: Request, peerAddress: string): Headers {
  const headers = new Headers(request.headers);
  // The gateway is the outermost: what a client claims to have been forwarded for is not passed on.
  headers.set("x-forwarded-for", peerAddress);
  headers.set("x-forwarded-host", new URL(request.url).host);
  headers.set("x-forwarded-proto", "http");
  headers.delete("host");
  // `fetch` sends a stream without its length; boot.ts puts it back.
  const length = headers.get("content-length");
  headers.delete("x-original-content-length");
  if (length !== null) headers.set("x-original-content-length", length);
  // Compressed here, an event stream would be held back; the gateway compresses for the client.
  headers.set("accept-encoding", "identity");
  return headers;
}

function passOn(response: Response, { idleTimeout, cut }: Way): Response {
  const isStream = response.body !== null && !response.headers.has("content-length");
  const passed = new Response(
    isStream && response.body ? endWhenSilent(response.body, idleTimeout, cut) : response.body,
    response,
  );
  // Hosted marks a function's own failures.
  if (response.status >= 500 && !passed.headers.has("sb-error-code")) {
    passed.headers.set("sb-error-code", "EDGE_FUNCTION_ERROR");
  }
  return passed;
}
