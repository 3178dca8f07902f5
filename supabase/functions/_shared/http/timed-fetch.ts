/**
 * How long a call to REST, Auth, Storage or Realtime may go without an answer before it is given
 * up.
 */
export const SILENCE_MILLISECONDS = 5_000;

/**
 * `fetch` for small answers: a call that has not brought all of its answer in time is aborted.
 * Where the request's body is a stream, the time begins again with each chunk that is sent.
 *
 * The limit holds for the answer's body too, so the body is read here, to its end.
 */
export function timedFetch(
  milliseconds: number = SILENCE_MILLISECONDS,
  send: typeof fetch = fetch,
): typeof fetch {
  return async (input, init: RequestInit = {}) => {
    const stop = new AbortController();
    // supabase-js does not repeat a call that failed with an error of this name.
    const abort = () => stop.abort(new DOMException("The call took too long", "AbortError"));
    let timer = setTimeout(abort, milliseconds);
    const begin = () => {
      clearTimeout(timer);
      timer = setTimeout(abort, milliseconds);
    };
    const { signal } = init;
    const pass = () => stop.abort(signal?.reason);
    if (signal?.aborted) pass();
    signal?.addEventListener("abort", pass, { once: true });
    try {
      const body = init.body instanceof ReadableStream ? watch(init.body, begin) : init.body;
      const response = await send(input, {
        ...init,
        ...(body !== undefined && { body }),
        signal: stop.signal,
      });
      const bytes = await response.arrayBuffer();
      const { status, statusText, headers } = response;
      return new Response(bytes.byteLength > 0 ? bytes : null, { status, statusText, headers });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", pass);
    }
  };
}

function watch(body: ReadableStream, moved: () => void): ReadableStream {
  return body.pipeThrough(
    new TransformStream({
      transform(chunk, controller) {
        moved();
        controller.enqueue(chunk);
      },
    }),
  );
}
