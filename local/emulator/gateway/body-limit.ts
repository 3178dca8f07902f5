/**
 * Bytes of a body that is too large which are still read and thrown away: a client reads no answer
 * while it is sending.
 */
const MAX_DRAINED_BYTES = 256 * 1024 * 1024;

/** Whether a request says itself that its body is larger than `maxBytes`. */
export function declaresTooMuch({ headers }: Request, maxBytes: number): boolean {
  return Number(headers.get("content-length") ?? 0) > maxBytes;
}

/** A request whose body ends with an error where it becomes too large. */
export interface LimitedRequest {
  request: Request;
  /** Whether that has happened. */
  isTooLarge(): boolean;
}

/** A body that does not say how large it is, held to a limit while it is read. */
export function limitBody(request: Request, maxBytes: number): LimitedRequest {
  const isDeclared = request.headers.has("content-length");
  if (request.body === null || isDeclared) return { request, isTooLarge: () => false };
  let bytes = 0;
  const body = request.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        if (bytes > maxBytes) controller.error(new Error("The body is too large"));
        else controller.enqueue(chunk);
      },
    }),
  );
  return {
    request: new Request(request, { body, duplex: "half" } as RequestInit),
    isTooLarge: () => bytes > maxBytes,
  };
}

/** The refusal, while what is still being sent is thrown away. */
export function tooLarge(request: Request): Response {
  if (request.body !== null && !request.body.locked) void drain(request.body);
  return Response.json({ message: "The body is too large" }, { status: 413 });
}

async function drain(body: ReadableStream<Uint8Array>): Promise<void> {
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += chunk.byteLength;
      if (bytes > MAX_DRAINED_BYTES) break;
    }
  } catch {
    // The client has gone away.
  }
}
