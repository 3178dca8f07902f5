import { EventSourceParserStream } from "eventsource-parser/stream";
import type { Config } from "../_shared/config.ts";
import { type StreamMessage, streamMessageSchema } from "../_shared/contract/stream-message.ts";
import { Problem } from "../_shared/http/problem.ts";
import { streamAddress, type Tickets } from "../_shared/tickets.ts";

interface Deps {
  config: Pick<Config, "supabaseUrl">;
  tickets: Tickets;
  user: { id: string };
}

/** Seconds that one call waits. Clients give a call up after a minute by default. */
export const MAX_SECONDS = 50;

/** As {@link followProject}, until the time is over. */
export async function* followForSeconds(
  deps: Deps,
  projectId: string,
  seconds: number,
  signal: AbortSignal,
): AsyncGenerator<StreamMessage> {
  const time = AbortSignal.timeout(seconds * 1000);
  try {
    yield* followProject(deps, projectId, AbortSignal.any([time, signal]));
  } catch (error) {
    if (!time.aborted) throw error;
  }
}

/**
 * A project's stream as every client gets it, opened again behind its last event where the server
 * closed it. Messages of types that aren't known are passed over.
 *
 * @param signal ends it, with an error.
 * @throws Problem `not_found` where the project is deleted meanwhile, `unavailable` where the stream
 * can't be opened.
 */
async function* followProject(
  { config, tickets, user }: Deps,
  projectId: string,
  signal: AbortSignal,
): AsyncGenerator<StreamMessage> {
  const { ticket } = await tickets.mint(projectId, user.id);
  const url = streamAddress(config.supabaseUrl, projectId);
  url.searchParams.set("ticket", ticket);
  let lastEventId: string | undefined;
  while (true) {
    const response = await fetch(url, {
      signal,
      headers: lastEventId === undefined ? {} : { "last-event-id": lastEventId },
    });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      throw new Problem(response.status === 404 ? "not_found" : "unavailable");
    }
    const events = response.body.pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream());
    for await (const { id, data } of events) {
      if (id) lastEventId = id;
      const { success, data: message } = streamMessageSchema.safeParse(JSON.parse(data));
      if (!success) continue;
      if (message.type === "error") throw new Problem("not_found");
      yield message;
    }
  }
}
