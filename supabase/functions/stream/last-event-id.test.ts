import { strictEqual } from "node:assert/strict";
import { readLastEventId } from "./last-event-id.ts";

function request(query: string, header?: string): Request {
  const headers: HeadersInit = header === undefined ? {} : { "last-event-id": header };
  return new Request(`http://localhost/stream/projects/1${query}`, { headers });
}

Deno.test("the header wins over the query", () => {
  strictEqual(readLastEventId(request("?last_event_id=3", "7")), 7);
  strictEqual(readLastEventId(request("?last_event_id=3")), 3);
});

Deno.test("0 is a number like others", () => {
  strictEqual(readLastEventId(request("", "0")), 0);
});

Deno.test("what is no number of ours counts as none", () => {
  for (const text of ["", "-1", "1.5", "1e3", "abc", "9".repeat(30)]) {
    strictEqual(readLastEventId(request(`?last_event_id=${text}`)), undefined, text);
  }
});
