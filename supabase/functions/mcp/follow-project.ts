import { EventSourceParserStream } from "eventsource-parser/stream";
import type { Bytes } from "../_shared/bytes.ts";
import type { Config } from "../_shared/config.ts";
import { type StreamMessage, streamMessageSchema } from "../_shared/contract/stream-message.ts";
import { Problem } from "../_shared/http/problem.ts";
import { streamAddress, type Tickets } from "../_shared/tickets.ts";
import { bounds, TimedOut } from "../_shared/timing/bounded.ts";
import { systemClock } from "../_shared/timing/clock.ts";

interface FollowDeps {
  config: Pick<Config, "supabaseUrl">;
  tickets: Tickets;
  user: { id: string };
}

/** Seconds that one call waits. Clients give a call up after a minute by default. */
export const MAX_SECONDS = 50;
/** Milliseconds before a stream that has ended is opened again: it may end at once each time. */
const RECONNECT_MS = 1000;

/** As {@link followProject}, until the time is over. */
export async function* followForSeconds(
  deps: FollowDeps,
  projectId: string,
  seconds: number,
  signal: AbortSignal,
): AsyncGenerator<StreamMessage> {
  const time = bounds([signal], { milliseconds: seconds * 1000 });
  try {
    yield* followProject(deps, projectId, time.signal);
  } catch (error) {
    if (!(time.signal.reason instanceof TimedOut)) throw error;
  } finally {
    time.end();
  }
}

/**
 * A project's stream as every client gets it, opened again behind its last event where the server
 * closed it or the connection broke. Messages of types that aren't known are passed over.
 *
 * @param signal ends it, with an error.
 * @throws Problem `not_found` where the project is deleted meanwhile, `unavailable` where the stream
 * can't be opened.
 */
async function* followProject(
  { config, tickets, user }: FollowDeps,
  projectId: string,
  signal: AbortSignal,
): AsyncGenerator<StreamMessage> {
  const { ticket } = await tickets.mint(projectId, user.id);
  const url = streamAddress(config.supabaseUrl, projectId);
  url.searchParams.set("ticket", ticket);
  let lastEventId: string | undefined;
  while (true) {
    const body = await openStream(url, lastEventId, signal);
    const events = body.pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream());
    try {
      for await (const { id, data } of events) {
        if (id) lastEventId = id;
        const { success, data: message } = streamMessageSchema.safeParse(JSON.parse(data));
        if (!success) continue;
        if (message.type === "error") throw new Problem("not_found");
        yield message;
      }
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof Problem) throw error;
      // The connection broke: what was missed comes with the next one.
    }
    await systemClock.sleep(RECONNECT_MS, signal);
  }
}

async function openStream(
  url: URL,
  lastEventId: string | undefined,
  signal: AbortSignal,
): Promise<ReadableStream<Bytes>> {
  const headers: HeadersInit = lastEventId === undefined ? {} : { "last-event-id": lastEventId };
  const response = await fetch(url, { signal, headers }).catch((cause) => {
    signal.throwIfAborted();
    throw new Problem("unavailable", undefined, { cause });
  });
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    throw new Problem(response.status === 404 ? "not_found" : "unavailable");
  }
  return response.body;
}
