import { ApiProblem, type FollowedMessage, type LogoKraft } from "@logokraft/client";

/** How it stands with the connection. `missing`: there is no such project for this user. */
export type Phase = "opening" | "live" | "interrupted" | "missing" | "deleted";

export interface Follower {
  onMessage(message: FollowedMessage): void;
  onPhase(phase: Phase): void;
}

/**
 * Follows a project's stream until the returned function is called.
 *
 * A tab that nobody sees lets go of its stream. Over HTTP/1.1 a browser keeps six connections to a
 * host, for all tabs together: those of six open boards would leave none for anything else.
 *
 * @param streamUrl what the API sent with a project that was just created; saves asking
 */
export function followWhileSeen(
  api: LogoKraft,
  projectId: string,
  { onMessage, onPhase }: Follower,
  streamUrl?: string,
): () => void {
  const closing = new AbortController();
  let looking: AbortController | undefined;
  let lastEventId: number | undefined;

  async function look(): Promise<void> {
    looking?.abort();
    looking = new AbortController();
    const { signal } = looking;
    const first = streamUrl;
    streamUrl = undefined;
    try {
      const messages = api.follow(projectId, {
        ...{ streamUrl: first, lastEventId, signal },
        onConnection: (state) => signal.aborted || onPhase(state === "open" ? "live" : state),
      });
      for await (const message of messages) {
        if (signal.aborted) return;
        lastEventId = message.id ?? lastEventId;
        if (message.type === "error") return end("deleted");
        onMessage(message);
      }
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ApiProblem && error.status === 404) end("missing");
      else onPhase("interrupted");
    }
  }

  function end(phase: Phase): void {
    close();
    onPhase(phase);
  }

  function close(): void {
    closing.abort();
    looking?.abort();
  }

  const watch = () => document.hidden ? looking?.abort() : void look();
  document.addEventListener("visibilitychange", watch, { signal: closing.signal });
  watch();
  return close;
}
