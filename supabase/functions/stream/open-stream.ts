import { Problem } from "../_shared/http/problem.ts";
import { ClientQueue } from "./client-queue.ts";
import { follow, readOpening } from "./follow.ts";
import { retryLine } from "./sse.ts";
import type { Delivery } from "./project-watch.ts";
import type { StreamParts, Watches } from "./watches.ts";

/** Keeps the worker alive while something goes on. */
export type WaitUntil = (work: Promise<unknown>) => void;

/** A stream's lifetime is cut short at random by up to a tenth: not all reconnect at once. */
const jitter = 0.1;

/**
 * Opens one client's stream of a project. It closes itself after `milliseconds`, so that the
 * platform doesn't cut it in the middle; who reconnects misses nothing.
 *
 * @throws Problem `not_found`
 */
export async function openStream(
  projectId: string,
  lastEventId: number | undefined,
  parts: StreamParts,
  watches: Watches,
  milliseconds: number,
  waitUntil: WaitUntil,
): Promise<ReadableStream<Uint8Array>> {
  const queue = new ClientQueue<Delivery>();
  // Joined before the first read: what happens in between is in the queue.
  const watch = watches.join(projectId, queue);
  const ended = Promise.withResolvers<void>();
  const timer = setTimeout(() => queue.close(), milliseconds * (1 - Math.random() * jitter));
  const leave = () => {
    clearTimeout(timer);
    queue.close();
    watches.leave(watch, queue);
    ended.resolve();
  };
  try {
    const opening = await readOpening(parts.eventLog, projectId, lastEventId);
    if (opening === null) throw new Problem("not_found");
    waitUntil(ended.promise);
    return toStream(follow(opening, queue, watch, parts.eventLog, parts.presenter), leave);
  } catch (error) {
    leave();
    if (error instanceof Problem) throw error;
    // An error status would make an EventSource give up for good; this one comes back.
    parts.log.error("stream_not_opened", { project_id: projectId, error });
    return ReadableStream.from([retryLine]);
  }
}

function toStream(
  chunks: AsyncGenerator<Uint8Array>,
  leave: () => void,
): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { value, done } = await chunks.next();
        if (!done) return controller.enqueue(value);
        leave();
        controller.close();
      } catch (error) {
        // Cut, not ended: the client can't take it for the end of anything, and resumes.
        leave();
        controller.error(error);
      }
    },
    cancel: () => leave(),
  }, { highWaterMark: 1 });
}
