import { Problem } from "../_shared/http/problem.ts";
import { retryLine } from "../_shared/http/sse.ts";
import { ClientQueue } from "./client-queue.ts";
import { follow, readOpening } from "./follow.ts";
import type { Delivery } from "./project-watch.ts";
import type { StreamParts, Watches } from "./watches.ts";

/** Keeps the worker alive while something goes on. */
export type WaitUntil = (work: Promise<unknown>) => void;

/** A stream's lifetime is cut short at random by up to a tenth: not all reconnect at once. */
const jitter = 0.1;

/** What one client asks for. */
export interface StreamRequest {
  projectId: string;
  lastEventId: number | undefined;
  /** After which the stream closes itself. */
  milliseconds: number;
  /** Then the client has so long to take what is left, before the connection is cut. */
  graceMilliseconds: number;
  /** Called once: when it ended, broke off or was not opened. */
  onEnd(): void;
}

/**
 * Opens one client's stream of a project. It closes itself in time, so that the platform doesn't
 * cut it in the middle of a message. A client that reconnects misses nothing.
 *
 * @throws Problem `not_found`
 */
export async function openStream(
  { projectId, lastEventId, milliseconds, graceMilliseconds, onEnd }: StreamRequest,
  parts: StreamParts,
  watches: Watches,
  waitUntil: WaitUntil,
): Promise<ReadableStream<Uint8Array>> {
  const queue = new ClientQueue<Delivery>();
  // Joined before the first read: what happens in between is in the queue.
  const watch = watches.join(projectId, queue);
  const ended = Promise.withResolvers<void>();
  let close = () => {};
  let timer = setTimeout(() => {
    queue.close();
    // A client that takes nothing would hold the stream, and what waits in it, for ever.
    timer = setTimeout(() => close(), graceMilliseconds);
  }, milliseconds * (1 - Math.random() * jitter));
  let hasLeft = false;
  // Comes up to three times: a client that goes cancels the stream and so ends the read that waits
  // for its next message. A later one could silence the doorbell of the project's next watch.
  const leave = () => {
    if (hasLeft) return;
    hasLeft = true;
    clearTimeout(timer);
    queue.close();
    watches.leave(watch, queue);
    ended.resolve();
    onEnd();
  };
  try {
    const opening = await readOpening(parts.eventLog, projectId, lastEventId);
    if (opening === null) throw new Problem("not_found");
    waitUntil(ended.promise);
    const chunks = follow(
      opening,
      queue,
      watch,
      parts.eventLog,
      parts.presenter,
    );
    const opened = toStream(chunks, leave);
    close = opened.close;
    return opened.stream;
  } catch (error) {
    leave();
    if (error instanceof Problem) throw error;
    // An error status would make an EventSource give up for good; this one comes back.
    parts.log.error("stream_not_opened", { project_id: projectId, error });
    return ReadableStream.from([retryLine]);
  }
}

function toStream(chunks: AsyncGenerator<Uint8Array>, leave: () => void) {
  let close = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      close = () => {
        leave();
        controller.close();
      };
    },
    async pull(controller) {
      try {
        const { value, done } = await chunks.next();
        if (done) close();
        else controller.enqueue(value);
      } catch (error) {
        // The stream is broken off instead of closed, so that the client doesn't take it for a
        // regular end, and resumes.
        leave();
        controller.error(error);
      }
    },
    cancel: () => leave(),
  }, { highWaterMark: 1 });
  return { stream, close };
}
