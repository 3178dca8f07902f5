import { Problem } from "../_shared/http/problem.ts";
import { retryLine } from "../_shared/http/sse.ts";
import { ClientStream } from "./client-stream.ts";
import { catchUp, readOpening } from "./opening.ts";
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
  { eventLog, presenter, log }: StreamParts,
  watches: Watches,
  waitUntil: WaitUntil,
): Promise<ReadableStream<Uint8Array>> {
  const ended = Promise.withResolvers<void>();
  let timer = setTimeout(() => {
    client.finish();
    // A client that takes nothing would hold the stream, and what waits in it, for ever.
    timer = setTimeout(() => client.cut(), graceMilliseconds);
  }, milliseconds * (1 - Math.random() * jitter));
  const client = new ClientStream(() => presenter.deleted(projectId), () => {
    clearTimeout(timer);
    watches.leave(watch, client);
    ended.resolve();
    onEnd();
  });
  // Joined before the first read: what happens in between is delivered to the client.
  const watch = watches.join(projectId, client);
  try {
    const opening = await readOpening(eventLog, watch, lastEventId);
    if (opening === null) throw new Problem("not_found");
    waitUntil(ended.promise);
    return client.open(catchUp(opening, watch, eventLog, presenter));
  } catch (error) {
    client.end();
    if (error instanceof Problem && error.status < 500) throw error;
    // An error status would make an EventSource give up for good; this one comes back.
    log.error("stream_not_opened", { project_id: projectId, error });
    return ReadableStream.from([retryLine]);
  }
}
