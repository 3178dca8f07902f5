/**
 * The number that a client has seen last: the header, which EventSource sends when it reconnects,
 * or the query, for who opens a stream anew. The header wins.
 *
 * @returns undefined for none, and for what can't be a number of ours: its client gets a snapshot.
 */
export function readLastEventId(request: Request): number | undefined {
  const text = request.headers.get("last-event-id") ??
    new URL(request.url).searchParams.get("last_event_id");
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
