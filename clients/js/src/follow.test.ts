import { EventSource } from "eventsource";
import assert from "node:assert/strict";
import { becomes, complete, deleted, FakeApi, project, snapshot } from "./api.fixture.ts";
import { ApiProblem, createLogoKraft, type FollowOptions } from "./index.ts";

const told = (message: { type: string; id: number | null }) => [message.type, message.id];

function open(api: FakeApi) {
  return createLogoKraft({ url: api.url, getToken: () => Promise.resolve("token"), EventSource });
}

/** Follows until as many messages came. */
async function take(api: FakeApi, count: number, options?: FollowOptions) {
  const messages = [];
  for await (const message of open(api).follow(project.id, options)) {
    messages.push(message);
    if (messages.length === count) break;
  }
  return messages.map(told);
}

Deno.test("a ticket is asked for with the user's token, and messages carry their number", async () => {
  await using api = new FakeApi([
    [{ id: 4, message: snapshot() }, { id: 5, message: becomes("completed") }, {
      message: complete,
    }],
  ]);
  assert.deepEqual(await take(api, 3), [
    ["snapshot", 4],
    ["project_updated", 5],
    ["generation_complete", null],
  ]);
  assert.deepEqual(api.tokens, ["Bearer token"]);
});

Deno.test("a stream that breaks off goes on behind its last message", async () => {
  await using api = new FakeApi([
    [{ id: 1, message: snapshot() }],
    [{ id: 2, message: becomes("completed") }],
  ]);
  const states: string[] = [];
  const streamUrl = api.streamUrl;
  await take(api, 2, { streamUrl, onConnection: (state) => states.push(state) });
  assert.deepEqual(api.resumes, [null, "1"]);
  assert.deepEqual(states, ["open", "interrupted", "open"]);
  assert.deepEqual(api.tokens, [], "whoever has a URL needs no ticket");
});

Deno.test("where no stream opens a new ticket is asked for, until there is one", async () => {
  await using api = new FakeApi([
    [{ id: 7, message: snapshot() }],
    503,
    [{ id: 8, message: becomes("completed") }],
  ]);
  api.refusals.push(429);
  assert.deepEqual(await take(api, 2, { streamUrl: api.streamUrl }), [
    ["snapshot", 7],
    ["project_updated", 8],
  ]);
  assert.deepEqual(api.resumes, [null, "7", "7"]);
  assert.equal(api.tokens.length, 2);
});

Deno.test("who knows the last message goes on behind it", async () => {
  await using api = new FakeApi([[{ id: 10, message: becomes("completed") }]]);
  assert.deepEqual(await take(api, 1, { lastEventId: 9 }), [["project_updated", 10]]);
  assert.deepEqual(api.resumes, ["9"]);
});

Deno.test("a project that is deleted ends it; one that isn't there fails it", async () => {
  await using api = new FakeApi([[{ id: 1, message: snapshot() }, { message: deleted }]]);
  assert.deepEqual(await take(api, Infinity), [["snapshot", 1], ["error", null]]);
  api.refusals.push(404);
  await assert.rejects(
    take(api, 1),
    (error) => error instanceof ApiProblem && error.code === "not_found",
  );
});

Deno.test("a signal ends it, on a silent connection and in a pause", async () => {
  await using silent = new FakeApi([]);
  const stop = new AbortController();
  const onConnection = () => stop.abort();
  assert.deepEqual(await take(silent, 1, { signal: stop.signal, onConnection }), []);

  await using down = new FakeApi([]);
  down.refusals.push(...Array(100).fill(503));
  const later = new AbortController();
  const onLoss = () => later.abort();
  assert.deepEqual(await take(down, 1, { signal: later.signal, onConnection: onLoss }), []);
  assert.equal(down.tokens.length, 1);
});
