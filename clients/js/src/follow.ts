import { type EventSourceConstructor, openEventSource } from "./event-source.ts";
import { ApiProblem } from "./problem.ts";
import type { components } from "./schema.ts";
import { waitLonger } from "./wait-longer.ts";

/** A message of a project's stream. */
export type StreamMessage = components["schemas"]["StreamMessage"];

/** A message with its number. */
export type FollowedMessage = StreamMessage & {
  /** What `lastEventId` takes to go on behind this message; null where it has no number. */
  readonly id: number | null;
};

export interface FollowOptions {
  /** The `stream_url` of an answer of the API: saves asking for one. */
  streamUrl?: string | undefined;
  /** The `id` of the last message that is known: what comes after it is told. */
  lastEventId?: number | undefined;
  /** Ends it, without an error. */
  signal?: AbortSignal | undefined;
  /** Told when a connection is there, and when it is lost and the next is being sought. */
  onConnection?: ((state: "open" | "interrupted") => void) | undefined;
}

/** What a project is followed with. */
export interface FollowParts {
  EventSource: EventSourceConstructor;
  /** Asks the API for a URL that opens the stream. */
  openTicket(signal: AbortSignal): Promise<string>;
}

/**
 * Follows a project's stream until it is deleted, the signal aborts or the loop is left.
 *
 * Where a connection breaks, `EventSource` itself opens the next and says how far it got. It gives
 * up when the server answers with an error status: an expired ticket, a server that is starting.
 * Then a new ticket is asked for, and the new stream goes on behind the last message.
 *
 * @throws `ApiProblem` where the API refuses for good, e.g. `not_found`
 */
export async function* followProject(
  { EventSource, openTicket }: FollowParts,
  { streamUrl, lastEventId, signal = new AbortController().signal, onConnection }: FollowOptions,
): AsyncGenerator<FollowedMessage, void, undefined> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      streamUrl ??= await openTicket(signal);
    } catch (error) {
      if (signal.aborted) return;
      if (isFinal(error)) throw error;
      onConnection?.("interrupted");
      await waitLonger(++failures, signal);
      continue;
    }
    const url = new URL(streamUrl);
    if (lastEventId !== undefined) url.searchParams.set("last_event_id", String(lastEventId));
    const reader = openEventSource(EventSource, url.href).getReader();
    const leave = () => void reader.cancel();
    signal.addEventListener("abort", leave);
    // When the network is lost, the connection is too, and no error comes: it would stay silent.
    globalThis.addEventListener?.("offline", leave);
    if (signal.aborted) leave();
    try {
      for (let next = await reader.read(); !next.done; next = await reader.read()) {
        const event = next.value;
        if (event.kind !== "message") {
          if (event.kind === "open") failures = 0;
          onConnection?.(event.kind);
          continue;
        }
        const message: StreamMessage = JSON.parse(event.data);
        const id = readId(event.lastEventId, message, lastEventId);
        lastEventId = id ?? lastEventId;
        yield { ...message, id };
        if (message.type === "error") return;
      }
    } finally {
      signal.removeEventListener("abort", leave);
      globalThis.removeEventListener?.("offline", leave);
      leave();
    }
    if (signal.aborted) return;
    onConnection?.("interrupted");
    streamUrl = undefined;
    // The first time at once: tickets expire.
    if (failures++ > 0) await waitLonger(failures, signal);
  }
}

/** An `EventSource` repeats the last number for a message that has none. */
function readId(
  lastEventId: string,
  { type }: StreamMessage,
  before: number | undefined,
): number | null {
  const id = Number(lastEventId);
  return lastEventId === "" || (id === before && type !== "snapshot") ? null : id;
}

/** Asking again changes nothing, but where there were too many requests. */
function isFinal(error: unknown): boolean {
  return error instanceof ApiProblem && error.status < 500 && error.status !== 429;
}
