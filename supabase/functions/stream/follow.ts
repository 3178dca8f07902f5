import type { EventLog, EventPage, Snapshot } from "./event-log.ts";
import type { ClientQueue } from "./client-queue.ts";
import type { Presenter } from "./presenter.ts";
import type { Delivery, ProjectWatch } from "./project-watch.ts";
import { heartbeat, retryLine } from "../_shared/http/sse.ts";

/** Where a stream begins: after an event that its client has seen, or with everything as it is. */
export type Opening = { resume: number; page: EventPage } | {
  snapshot: Snapshot;
};

/** Milliseconds. Proxies close what is silent for longer than half a minute or so. */
const heartbeatEvery = 15_000;

/**
 * Reads what a client has to be told first. A number that is unknown, of the future or older than
 * what is kept gets a snapshot.
 *
 * @returns null when there is no such project
 */
export async function readOpening(
  eventLog: EventLog,
  projectId: string,
  lastEventId: number | undefined,
): Promise<Opening | null> {
  if (lastEventId !== undefined) {
    const page = await eventLog.eventsAfter(projectId, lastEventId);
    if (page === null) return null;
    if (page.first_seq - 1 <= lastEventId && lastEventId <= page.last_seq) {
      return { resume: lastEventId, page };
    }
  }
  const snapshot = await eventLog.snapshot(projectId);
  return snapshot && { snapshot };
}

/**
 * One client's stream, as bytes: what it missed, then what happens, each event once and in order.
 * Ends when the queue closes or the project is gone.
 *
 * @param queue has joined `watch` before `opening` was read, so that nothing falls in between
 */
export async function* follow(
  opening: Opening,
  queue: ClientQueue<Delivery>,
  watch: ProjectWatch,
  eventLog: EventLog,
  presenter: Presenter,
): AsyncGenerator<Uint8Array> {
  yield retryLine;
  let seen: number;
  let page: EventPage | null = null;
  if ("snapshot" in opening) {
    seen = opening.snapshot.last_seq;
    yield* await presenter.snapshot(opening.snapshot);
  } else {
    seen = opening.resume;
    page = opening.page;
  }
  // Catching up: the watch delivers what came after its head, the rest is read here.
  while (true) {
    for (const event of await presenter.events(page?.events ?? [])) {
      seen = event.seq;
      yield event.chunk;
    }
    const known = page?.last_seq ?? seen;
    if (seen >= Math.max(watch.headFor(known), known)) break;
    page = await eventLog.eventsAfter(watch.projectId, seen);
    if (page === null) return yield presenter.deleted(watch.projectId);
    // The events were deleted meanwhile, after their seven days: there is nothing left to read.
    if (page.events.length === 0) break;
  }
  while (true) {
    const taken = await queue.take(heartbeatEvery);
    if (taken === "closed") return;
    if (taken === "idle") yield heartbeat;
    else if (taken.item === "deleted") {
      return yield presenter.deleted(watch.projectId);
    } else if (taken.item.seq > seen) {
      seen = taken.item.seq;
      yield taken.item.chunk;
    }
  }
}
