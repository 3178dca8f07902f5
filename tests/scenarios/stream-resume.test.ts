import assert from "node:assert/strict";
import { call } from "../support/api.ts";
import { createProject, finishedProject } from "../support/create.ts";
import { EventClient } from "../support/events.ts";
import { readRawIds } from "../support/raw-event-source.ts";
import { newUser } from "../support/user.ts";

/** Ends every connection after one message and opens the next behind it. */
async function readInPieces(url: string): Promise<EventClient["events"]> {
  const events: EventClient["events"] = [];
  let last: number | undefined;
  while (events.at(-1)?.type !== "generation_complete") {
    using client = new EventClient(url, last);
    await client.until(() => client.events.length > 0);
    const [event = assert.fail()] = client.events;
    events.push(event);
    last = event.id ?? last;
  }
  return events;
}

Deno.test("a client that is killed after every message misses nothing and sees nothing twice", async () => {
  const user = await newUser();
  const { stream_url } = await createProject(user, { concept_count: 3 });
  const events = await readInPieces(stream_url);
  const first = events[0]?.id ?? 0;
  assert.equal(events[0]?.type, "snapshot");
  assert.deepEqual(events.map(({ id }) => id), events.map((_, index) => first + index));
  const completed = events.filter(({ type }) => type === "asset_completed");
  assert.equal(new Set(completed.map(({ asset }) => asset?.id)).size, 3);
});

Deno.test("from any number on, the rest comes, by either address", async () => {
  const user = await newUser();
  const { project_id, stream_url } = await finishedProject(user, { concept_count: 2 });
  const viaApi = new URL(stream_url);
  viaApi.pathname = `/functions/v1/api/v1/projects/${project_id}/stream`;
  // Creation, two pending, generating, then two attempts of two events each, and the end.
  const total = 1 + 2 + 1 + 4 + 2;
  for (const url of [stream_url, viaApi.href]) {
    for (let after = 0; after < total; after++) {
      const expected = Array.from({ length: total - after }, (_, index) => after + 1 + index);
      assert.deepEqual(await readRawIds(url, after, total - after), expected);
    }
  }
  using byQuery = new EventClient(viaApi.href, total - 2);
  // Thumbnails may be told of behind them.
  await byQuery.until(() => byQuery.events.length >= 2);
  assert.deepEqual(byQuery.ids.slice(0, 2), [total - 1, total]);
});

Deno.test("a number of the future gets a snapshot", async () => {
  const user = await newUser();
  const { stream_url } = await finishedProject(user, { concept_count: 1 });
  using client = new EventClient(stream_url, 10_000);
  await client.untilComplete();
  assert.deepEqual(client.types, ["snapshot", "generation_complete"]);
});

Deno.test("a reloaded page gets a new ticket and goes on", async () => {
  const user = await newUser();
  const { project_id } = await finishedProject(user, { concept_count: 1 });
  const { status, body } = await call<{ stream_url: string; expires_at: string }>(
    "POST",
    `/projects/${project_id}/stream-tickets`,
    { token: user.token },
  );
  assert.equal(status, 201);
  const hours = (Date.parse(body.expires_at) - Date.now()) / 3_600_000;
  assert.equal(hours > 11.9 && hours <= 12, true, `${hours} h`);
  using client = new EventClient(body.stream_url);
  await client.untilComplete();
});

Deno.test("a signed-in client without a ticket is led to the stream", async () => {
  const user = await newUser();
  const { project_id } = await finishedProject(user, { concept_count: 1 });
  const { status, headers } = await call("GET", `/projects/${project_id}/stream?last_event_id=3`, {
    token: user.token,
  });
  assert.equal(status, 307);
  using client = new EventClient(headers.get("location") ?? "");
  await client.until(() => client.events.length > 0);
  assert.equal(client.ids[0], 4);
});
