/** What `follow` needs of an `EventSource`: the browser's, or that of the npm package `eventsource`. */
export interface EventSourceLike {
  readonly readyState: number;
  addEventListener(type: string, listener: (event: EventLike) => void): void;
  close(): void;
}

/** A message's event; `data` and `lastEventId` are absent from others. */
export interface EventLike {
  readonly data?: unknown;
  readonly lastEventId?: string;
}

/** The class of such an `EventSource`. */
export type EventSourceConstructor = new (url: string) => EventSourceLike;

/** What happens on a connection. It was `interrupted`: the `EventSource` itself opens the next. */
export type ConnectionEvent =
  | { kind: "open" | "interrupted" }
  | { kind: "message"; data: string; lastEventId: string };

/** `EventSource.CLOSED`: it has given up, as the server answered with an error status. */
const CLOSED = 2;

/** Milliseconds: the longest that a timer can wait. */
const LONGEST_WAIT = 2 ** 31 - 1;

/**
 * Opens a connection and queues what happens on it. It ends when the `EventSource` gives up;
 * cancelling the stream closes it.
 */
export function openEventSource(
  EventSource: EventSourceConstructor,
  url: string,
): ReadableStream<ConnectionEvent> {
  const source = new EventSource(url);
  // Node would end the process while the package `eventsource` waits to reconnect.
  const awake = setInterval(() => {}, LONGEST_WAIT);
  let isOver = false;
  function end(): void {
    isOver = true;
    clearInterval(awake);
  }
  return new ReadableStream<ConnectionEvent>({
    start(controller) {
      // A closed one may still hand out what it had received before.
      const queue = (event: ConnectionEvent) => {
        if (!isOver) controller.enqueue(event);
      };
      source.addEventListener("open", () => queue({ kind: "open" }));
      source.addEventListener("message", ({ data, lastEventId = "" }) => {
        queue({ kind: "message", data: String(data), lastEventId });
      });
      source.addEventListener("error", () => {
        if (source.readyState !== CLOSED) return queue({ kind: "interrupted" });
        if (!isOver) controller.close();
        end();
      });
    },
    cancel() {
      end();
      source.close();
    },
  });
}
