import { unreadableAnswer } from "./retry-policy.ts";

/** An answer that names a picture is some hundred bytes of JSON; an error page may be more. */
export const JSON_BYTES = 1024 * 1024;

/**
 * The same answer, whose body fails with a `VendorError` once more than `maxBytes` have come.
 * Otherwise a server that answers in a vendor's place could fill a worker's memory.
 */
export function capped(vendor: string, response: Response, maxBytes: number): Response {
  if (response.body === null) return response;
  let size = 0;
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        size += chunk.length;
        if (size > maxBytes) controller.error(unreadableAnswer(vendor, "it is too large"));
        else controller.enqueue(chunk);
      },
    }),
  );
  const { status, statusText, headers } = response;
  return new Response(counted, { status, statusText, headers });
}
