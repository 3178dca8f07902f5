import { bounds, whenAborted } from "./bounded.ts";
import { type Clock, systemClock } from "./clock.ts";

/** A call in which no byte moved for too long. */
export class Stalled extends Error {
  constructor(milliseconds: number) {
    super(`No byte moved for ${milliseconds} ms`);
    this.name = "Stalled";
  }
}

/**
 * A body of more bytes than these is sent as a stream, so that it can be seen whether the upload
 * goes on.
 */
const MANY_BYTES = 256 * 1024;

/**
 * A `fetch` that gives a call up once no byte of its request or its answer has moved for a time.
 * The time that an upload waits for its own source doesn't count.
 *
 * @throws `Stalled`, also from the answer's body.
 */
export function createStalledFetch(milliseconds: number, clock: Clock = systemClock): typeof fetch {
  return async (input, init: RequestInit = {}) => {
    const stall = new AbortController();
    const stop = bounds([stall.signal, ...(init.signal ? [init.signal] : [])]);
    const stopped = whenAborted(stop.signal);
    const ended = new AbortController();
    // When a byte last moved; infinity while the call waits for its own source.
    let movedAt = clock.now();
    const moved = () => void (movedAt = clock.now());
    const pause = () => void (movedAt = Infinity);
    const end = () => {
      ended.abort();
      stop.end();
    };

    /** One sleeper a call, not one a chunk: there are hundreds of those in a picture. */
    async function watch(): Promise<void> {
      for (;;) {
        const left = Math.min(milliseconds, movedAt + milliseconds - clock.now());
        if (left <= 0) return stall.abort(new Stalled(milliseconds));
        await clock.sleep(left, ended.signal);
      }
    }
    // Ends by `ended`'s abort, which interrupts its sleep.
    watch().catch(() => {});

    try {
      const body = watched(streamOf(init.body), { pause, moved, end: moved });
      const sent = fetch(input, {
        ...init,
        ...(body !== undefined && { body, duplex: "half" }),
        signal: stop.signal,
      });
      const response = await Promise.race([sent, stopped]);
      moved();
      if (response.body === null) {
        end();
        return response;
      }
      const { status, statusText, headers } = response;
      const answer = response.body.pipeThrough(
        new TransformStream({
          transform(chunk, controller) {
            moved();
            controller.enqueue(chunk);
          },
          flush: end,
        }),
      );
      return new Response(answer, { status, statusText, headers });
    } catch (error) {
      end();
      throw stop.signal.aborted ? stop.signal.reason : error;
    }
  };
}

/** The body as a stream where it is one, or large; undefined where it goes as it is. */
function streamOf(body: BodyInit | null | undefined): ReadableStream<Uint8Array> | undefined {
  if (body instanceof ReadableStream) return body;
  const isLarge = body instanceof Uint8Array && body.byteLength > MANY_BYTES;
  return isLarge ? new Blob([body.slice()]).stream() : undefined;
}

/** Passes a stream on, telling when it waits for its source and when a piece is taken. */
function watched(
  source: ReadableStream<Uint8Array> | undefined,
  { pause, moved, end }: { pause(): void; moved(): void; end(): void },
): ReadableStream<Uint8Array> | undefined {
  if (source === undefined) return undefined;
  const reader = source.getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      pause();
      const { done, value } = await reader.read();
      if (done) {
        end();
        controller.close();
      } else {
        moved();
        controller.enqueue(value);
      }
    },
    cancel: (reason) => reader.cancel(reason),
  }, { highWaterMark: 0 });
}
