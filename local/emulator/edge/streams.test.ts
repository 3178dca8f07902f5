import assert from "node:assert/strict";
import { Edge } from "./edge.fixture.ts";

Deno.test("bodies stream both ways at once", async () => {
  await using edge = await Edge.start();
  const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>>();
  const writer = writable.getWriter();
  const send = (text: string) => writer.write(new TextEncoder().encode(text));
  const asked = edge.fetch("/stream", { method: "POST", body: readable });
  await send("one");
  const response = await asked;
  assert.ok(response.body);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  assert.equal((await reader.read()).value, "one");
  await send("two");
  assert.equal((await reader.read()).value, "two");
  await writer.close();
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
  await using edge = await Edge.start({ limits: { idleTimeout: 200 } });
  const response = await edge.fetch("/stream/silent");
  assert.equal(await response.text(), "first\n");
  await edge.hears("stream cancelled");
  const endless = await edge.fetch("/stream/endless");
  const reader = endless.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (text.length < "tick\n".length * 20) text += (await reader?.read())?.value ?? "";
  await reader?.cancel();
});
