import { waitLonger } from "./wait-longer.ts";
import type { StreamMessage } from "./messages.ts";

/** How it stands with the connection. `missing`: there is no such project for this user. */
export type Phase = "opening" | "live" | "interrupted" | "missing" | "deleted";

export interface Follower {
  /** Asks for a URL that opens the stream; null when the project isn't there. */
  openTicket(): Promise<string | null>;
  onMessage(message: StreamMessage): void;
  onPhase(phase: Phase): void;
}

/**
 * Follows a project's stream until the returned function is called.
 *
 * Where a connection breaks, EventSource itself opens the next and says how far it got. It gives up
 * when the server answers with an error: an expired ticket, a server that is just starting. Then a
 * new ticket is asked for, and the new stream goes on behind the last message, by `last_event_id`.
 *
 * A tab that nobody sees lets go of its stream. Over HTTP/1.1 a browser keeps six connections to a
 * host, for all tabs together: those of six open boards would leave none for anything else.
 *
 * @param streamUrl what the API sent with a project that was just created; saves asking
 */
export function followProject(follower: Follower, streamUrl?: string): () => void {
  const closing = new AbortController();
  const { signal } = closing;
  let url = streamUrl;
  let source: EventSource | undefined;
  let lastEventId = "";
  let failures = 0;
  let attempts = 0;

  function open(at: string): void {
    source?.close();
    url = at;
    const from = new URL(at);
    if (lastEventId !== "") from.searchParams.set("last_event_id", lastEventId);
    const opened = new EventSource(from);
    source = opened;
    opened.onopen = () => {
      failures = 0;
      follower.onPhase("live");
    };
    opened.onmessage = (event: MessageEvent<string>) => {
      if (event.lastEventId !== "") lastEventId = event.lastEventId;
      const message: StreamMessage = JSON.parse(event.data);
      if (message.type === "error") stop("deleted");
      else follower.onMessage(message);
    };
    opened.onerror = () => {
      follower.onPhase("interrupted");
      if (opened.readyState === EventSource.CLOSED) void reopen();
    };
  }

  async function reopen(): Promise<void> {
    source?.close();
    // Who is overtaken while waiting leaves it to the other: two streams would be one too many.
    const attempt = ++attempts;
    const isOver = () => signal.aborted || attempt !== attempts;
    if (failures > 0) await waitLonger(failures, signal);
    if (isOver()) return;
    failures++;
    try {
      const ticket = await follower.openTicket();
      if (isOver()) return;
      if (ticket === null) stop("missing");
      else open(ticket);
    } catch {
      if (isOver()) return;
      follower.onPhase("interrupted");
      void reopen();
    }
  }

  function stop(phase: Phase): void {
    close();
    follower.onPhase(phase);
  }

  function close(): void {
    closing.abort();
    source?.close();
  }

  /** A network that goes takes the connection along, and tells nobody: it would stay silent for good. */
  function distrust(): void {
    follower.onPhase("interrupted");
    if (!document.hidden) void reopen();
  }

  function watch(): void {
    if (url === undefined) void reopen();
    else open(url);
  }

  function lookAway(): void {
    source?.close();
    attempts++;
  }

  addEventListener("offline", distrust, { signal });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) lookAway();
    else watch();
  }, { signal });
  if (!document.hidden) watch();
  return close;
}
