import type { Bytes } from "../_shared/bytes.ts";

/** A body that can be interrupted, and that remembers the error with which it ended. */
export interface InterruptibleBody {
  body: ReadableStream<Bytes>;
  /** What the body, or its source, failed with. */
  failure(): unknown;
  /** Bytes passed on so far. */
  size(): number;
}

/**
 * Passes a body on until the signal aborts. For uploads through a client that takes no signal: an
 * upload whose body ends with an error is not stored.
 */
export function interruptible(
  source: ReadableStream<Bytes>,
  signal: AbortSignal,
): InterruptibleBody {
  const reader = source.getReader();
  let failure: unknown;
  let size = 0;
  const body = new ReadableStream<Bytes>({
    start(controller) {
      const stop = () => {
        failure ??= signal.reason;
        controller.error(signal.reason);
        reader.cancel(signal.reason).catch(() => {});
      };
      if (signal.aborted) stop();
      else signal.addEventListener("abort", stop, { once: true });
    },
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (signal.aborted) return;
        if (done) controller.close();
        else {
          size += value.length;
          controller.enqueue(value);
        }
      } catch (error) {
        failure ??= error;
        throw error;
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return { body, failure: () => failure, size: () => size };
}
