import { EventSource } from "eventsource";

/**
 * Opens a stream as an `EventSource` opens it again after an interruption: with the header
 * `Last-Event-ID`. The client's `follow` sends the query's `last_event_id` where it begins, so only
 * this shows that the header is heeded as well.
 *
 * @returns the ids of the first `count` messages
 */
export async function readRawIds(
  url: string,
  lastEventId: number,
  count: number,
): Promise<number[]> {
  const headers = { accept: "text/event-stream", "last-event-id": String(lastEventId) };
  const source = new EventSource(url, {
    fetch: (input, init) => fetch(input, { ...init, headers }),
  });
  try {
    return await new Promise((resolve, reject) => {
      const ids: number[] = [];
      source.onmessage = ({ lastEventId }) => {
        if (ids.push(Number(lastEventId)) === count) resolve(ids);
      };
      source.onerror = (event) => reject(new Error(`${ids} came, then ${event.message}`));
    });
  } finally {
    source.close();
  }
}
