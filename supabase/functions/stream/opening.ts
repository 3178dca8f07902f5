import { retryLine } from "../_shared/http/sse.ts";
import type { EventLog, EventPage } from "./event-log.ts";
import type { Presenter } from "./presenter.ts";
import type { ProjectWatch } from "./project-watch.ts";
import type { EncodedSnapshot } from "./snapshots.ts";

/** Where a stream begins: after an event that its client has seen, or with everything as it is. */
export type Opening = { resume: number; page: EventPage } | { snapshot: EncodedSnapshot };

/**
 * Reads what a client has to be told first. A number that is unknown, of the future or older than
 * what is kept gets a snapshot.
 *
 * @returns null when there is no such project
 */
export async function readOpening(
  eventLog: EventLog,
  watch: ProjectWatch,
  lastEventId: number | undefined,
): Promise<Opening | null> {
  if (lastEventId !== undefined) {
    const page = await eventLog.eventsAfter(watch.projectId, lastEventId);
    if (page === null) return null;
    if (page.first_seq - 1 <= lastEventId && lastEventId <= page.last_seq) {
      return { resume: lastEventId, page };
    }
  }
  const snapshot = await watch.snapshots.get();
  return snapshot && { snapshot };
}

/**
 * What a client is sent before it listens to its watch: where it begins, then what it missed, each
 * event once and in order. The watch delivers what came after its head, the rest is read here, a
 * page whenever the client has taken the one before.
 *
 * @param watch the client has joined it before `opening` was read, so that nothing falls in between
 * @returns the number of the last event; "deleted" where the project is gone
 */
export async function* catchUp(
  opening: Opening,
  watch: ProjectWatch,
  eventLog: EventLog,
  presenter: Presenter,
): AsyncGenerator<Uint8Array, number | "deleted"> {
  yield retryLine;
  let seen: number;
  let page: EventPage | null = null;
  if ("snapshot" in opening) {
    seen = opening.snapshot.seq;
    yield* opening.snapshot.chunks;
  } else {
    seen = opening.resume;
    page = opening.page;
  }
  while (true) {
    for (const event of await presenter.events(page?.events ?? [])) {
      seen = event.seq;
      yield event.chunk;
    }
    const known = page?.last_seq ?? seen;
    if (seen >= Math.max(watch.headFor(known), known)) return seen;
    page = await eventLog.eventsAfter(watch.projectId, seen);
    if (page === null) return "deleted";
    // The events were deleted meanwhile, after their seven days: there is nothing left to read.
    if (page.events.length === 0) return seen;
  }
}
