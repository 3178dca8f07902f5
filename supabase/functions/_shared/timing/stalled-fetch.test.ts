import assert from "node:assert/strict";
import { withServer } from "../vendors/server.fixture.ts";
import { createFakeClock } from "./fake-clock.fixture.ts";
import { createStalledFetch, Stalled } from "./stalled-fetch.ts";

const LIMIT = 50;

Deno.test("an answer that never begins, or stops on its way, is given up", async () => {
  const over = Promise.withResolvers<void>();
  const stuck = () =>
    new Response(
      new ReadableStream({
        start: (controller) => controller.enqueue(new Uint8Array(3)),
        pull: () => over.promise,
      }, { highWaterMark: 0 }),
    );
  const silent = () => over.promise.then(() => new Response());
  await withServer(
    (request) => request.url.endsWith("/stuck") ? stuck() : silent(),
    async (url) => {
      // In real time: whichever part of it takes too long, it is given up.
      const soon = createStalledFetch(LIMIT);
      await assert.rejects(soon(`${url}/silent`), Stalled);
      await assert.rejects(async () => await (await soon(`${url}/stuck`)).text());
      over.resolve();
    },
  );
});

Deno.test("an upload is no stall while its source takes its time, and arrives whole", async () => {
  const clock = createFakeClock();
  const send = createStalledFetch(LIMIT, clock);
  const pieces = [1, 2, 3].map((byte) => new Uint8Array(1000).fill(byte));
  const body = new ReadableStream({
    async pull(controller) {
      await clock.advance(2 * LIMIT);
      const piece = pieces.shift();
      if (piece === undefined) controller.close();
      else controller.enqueue(piece);
    },
  }, { highWaterMark: 0 });
  const large = new Uint8Array(600_000).fill(7);
  await withServer(async (request) => {
    return Response.json((await request.arrayBuffer()).byteLength);
  }, async (url) => {
    const init = { method: "POST", body, duplex: "half" };
    assert.equal(await (await send(url, init)).json(), 3000);
    const whole = await send(url, { method: "POST", body: large });
    assert.equal(await whole.json(), 600_000);
    const empty = await send(url, { method: "POST" });
    assert.equal(await empty.json(), 0);
  });
});
