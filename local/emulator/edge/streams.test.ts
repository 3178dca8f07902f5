import assert from "node:assert/strict";
import { HeldTimers } from "../../../tests/support/held-timers.ts";
import { Edge } from "./edge.fixture.ts";

/** What the function sends back of what it is sent, a word at a time. */
async function converse(edge: Edge) {
  const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>>();
  const writer = writable.getWriter();
  const send = (text: string) => writer.write(new TextEncoder().encode(text));
  const asked = edge.fetch("/stream", { method: "POST", body: readable });
  await send("one");
  const response = await asked;
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader() ?? assert.fail();
  assert.equal((await reader.read()).value, "one");
  return { send, reader, hangUp: () => writer.close() };
}

Deno.test("bodies stream both ways at once", async () => {
  await using edge = await Edge.start();
  const { send, reader, hangUp } = await converse(edge);
  await send("two");
  assert.equal((await reader.read()).value, "two");
  await hangUp();
  assert.equal((await reader.read()).done, true);
});

Deno.test("a large body arrives whole", async () => {
  await using edge = await Edge.start();
  const bytes = new Uint8Array(5_000_000).map((_, index) => index % 251);
  const response = await edge.fetch("/stream", { method: "POST", body: bytes });
  assert.deepEqual(await response.bytes(), bytes);
});

Deno.test("a client that leaves cancels the function's stream", async () => {
  await using edge = await Edge.start();
  const leaving = new AbortController();
  const response = await edge.fetch("/stream/endless", { signal: leaving.signal });
  const reader = response.body?.getReader();
  await reader?.read();
  leaving.abort();
  await edge.hears("stream cancelled");
  await reader?.closed.catch(() => {});
});

Deno.test("a stream that falls silent is ended, not broken off", async () => {
  const idleTimeout = 100_000;
  using timers = new HeldTimers(idleTimeout);
  await using edge = await Edge.start({ limits: { idleTimeout, wallClock: 1e9 } });
  const response = await edge.fetch("/stream/silent");
  let isOver = false;
  const text = response.text().finally(() => isOver = true);
  while (!isOver) {
    timers.pass(idleTimeout);
    await new Promise((resolve) => setTimeout(resolve));
  }
  assert.equal(await text, "first\n");
  await edge.hears("stream cancelled");
});

Deno.test("a stream that never falls silent for so long goes on", async () => {
  const idleTimeout = 100_000;
  using timers = new HeldTimers(idleTimeout);
  await using edge = await Edge.start({ limits: { idleTimeout, wallClock: 1e9 } });
  const { send, reader, hangUp } = await converse(edge);
  for (const word of ["two", "three", "four"]) {
    timers.pass(idleTimeout - 1);
    await send(word);
    assert.equal((await reader.read()).value, word);
  }
  await hangUp();
  assert.equal((await reader.read()).done, true);
});
