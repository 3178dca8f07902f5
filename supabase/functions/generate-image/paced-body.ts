import type { Bytes } from "../_shared/bytes.ts";
import type { Clock } from "../_shared/timing/clock.ts";

/** Of a worker's memory, for the bytes of one picture. */
export interface MemoryRoom {
  /** Waits for it; does nothing while it is held. */
  take(): Promise<void>;
  leave(): void;
}

/**
 * Milliseconds of waiting for a picture's bytes, after which it is looked at how many came: long
 * enough for an answer's first bytes, and so short that several slow ones keep nobody for long.
 */
const LOOK_EVERY = 250;

/**
 * Passes a body on that holds room only while its bytes come: once too few came while they were
 * waited for, the room is left to others, and taken again before what comes next is passed on.
 * Time in which nobody reads doesn't count.
 *
 * @param least bytes a second.
 */
export function pacedBody(
  source: ReadableStream<Bytes>,
  room: MemoryRoom,
  least: number,
  clock: Clock,
): ReadableStream<Bytes> {
  const reader = source.getReader();
  // Since it was last looked at.
  let waited = 0;
  let came = 0;

  function look(): void {
    if (came < least * LOOK_EVERY / 1_000) room.leave();
    waited = 0;
    came = 0;
  }

  async function read(): Promise<Bytes | undefined> {
    if (waited >= LOOK_EVERY) look();
    let from = clock.now();
    const hasCome = new AbortController();
    async function watch(): Promise<void> {
      for (;;) {
        await clock.sleep(LOOK_EVERY - waited, hasCome.signal);
        look();
        from = clock.now();
      }
    }
    // Ends by `hasCome`'s abort, which interrupts its sleep.
    watch().catch(() => {});
    const { done, value } = await reader.read().finally(() => hasCome.abort());
    waited += clock.now() - from;
    if (done) return undefined;
    came += value.length;
    await room.take();
    return value;
  }

  return new ReadableStream<Bytes>({
    async pull(controller) {
      try {
        const chunk = await read();
        if (chunk === undefined) controller.close();
        else controller.enqueue(chunk);
      } catch (error) {
        await reader.cancel(error).catch(() => {});
        throw error;
      }
    },
    cancel: (reason) => reader.cancel(reason),
  }, { highWaterMark: 0 });
}
