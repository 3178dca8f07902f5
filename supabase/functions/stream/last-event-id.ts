/**
 * The number of the last event that a client has seen: from the header, which EventSource sends
 * when it reconnects, or from the query, for a client that opens a new stream. The header wins.
 *
 * @returns undefined where there is none, or where it can't be an event's number: then the client
 * gets a snapshot.
 */
export function readLastEventId(request: Request): number | undefined {
  const text = request.headers.get("last-event-id") ??
    new URL(request.url).searchParams.get("last_event_id");
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
