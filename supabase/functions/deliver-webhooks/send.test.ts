import assert from "node:assert/strict";
import { Webhook } from "standardwebhooks";
import { createFakeClock, settled } from "../_shared/timing/fake-clock.fixture.ts";
import { systemClock } from "../_shared/timing/clock.ts";
import { withServer } from "../_shared/vendors/server.fixture.ts";
import { ANSWER_MS, sendMessage } from "./send.ts";

const secret = `whsec_${btoa("0123456789abcdef0123456789abcdef")}`;
const rules = { allowsPrivate: true, findAddresses: () => Promise.resolve([]) };
const live = new AbortController().signal;
const message = (url: string) => ({ url, secret, id: "delivery", body: '{"type":"webhook.test"}' });

Deno.test("what a receiver gets is signed, and a 2xx of any kind ends it", async () => {
  for (const status of [200, 202, 204]) {
    const got: [unknown, Headers][] = [];
    const answer = async (request: Request) => {
      const body = await request.text();
      const headers = Object.fromEntries(request.headers);
      got.push([new Webhook(secret).verify(body, headers), request.headers]);
      return new Response(null, { status });
    };
    await withServer(answer, async (url) => {
      const sent = await sendMessage(message(`${url}/hooks?key=1`), rules, systemClock, live);
      assert.deepEqual(sent, { status, error: null });
    });
    assert.deepEqual(got.map(([payload]) => payload), [{ type: "webhook.test" }]);
    assert.equal(got[0]?.[1].get("webhook-id"), "delivery");
    assert.equal(got[0]?.[1].get("content-type"), "application/json");
  }
});

Deno.test("any other answer is told, and a redirect is not followed", async () => {
  let calls = 0;
  for (const status of [301, 307, 400, 404, 410, 429, 500, 503]) {
    const answer = (request: Request) => {
      calls++;
      return new Response("no", { status, headers: { location: new URL("/b", request.url).href } });
    };
    await withServer(answer, async (url) => {
      const sent = await sendMessage(message(url), rules, systemClock, live);
      assert.equal(sent.status, status);
      assert.match(sent.error ?? "", new RegExp(`answered ${status}`));
    });
  }
  assert.equal(calls, 8);
});

Deno.test("a second answer to one message is not taken for that of the next", async () => {
  const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  const answer = (status: number) =>
    new TextEncoder().encode(`HTTP/1.1 ${status} -\r\ncontent-length: 0\r\n\r\n`);
  const serve = async (connection: Deno.Conn) => {
    const chunk = new Uint8Array(65536);
    await connection.read(chunk);
    await connection.write(answer(200));
    // Whatever comes next on this connection finds the second answer to what came first.
    if (await connection.read(chunk) !== null) await connection.write(answer(410));
    connection.close();
  };
  const serving = (async () => {
    const all: Promise<void>[] = [];
    for await (const connection of listener) all.push(serve(connection));
    await Promise.all(all);
  })();
  try {
    for (let count = 0; count < 3; count++) {
      const url = `http://127.0.0.1:${listener.addr.port}/`;
      const sent = await sendMessage(message(url), rules, systemClock, live);
      assert.deepEqual(sent, { status: 200, error: null });
    }
  } finally {
    listener.close();
    await serving;
  }
});

Deno.test("a body without end is not read", async () => {
  const endless = () =>
    new Response(
      new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65536)) }),
    );
  await withServer(endless, async (url) => {
    const sent = await sendMessage(message(url), rules, systemClock, live);
    assert.deepEqual(sent, { status: 200, error: null });
  });
});

Deno.test("who does not answer within fifteen seconds is left", async () => {
  const asked = Promise.withResolvers<void>();
  const over = Promise.withResolvers<void>();
  const silent = async () => {
    asked.resolve();
    await over.promise;
    return new Response();
  };
  await withServer(silent, async (url) => {
    const clock = createFakeClock();
    const sending = sendMessage(message(url), rules, clock, live);
    await asked.promise;
    await settled();
    clock.advance(ANSWER_MS);
    const sent = await sending;
    assert.deepEqual(sent, {
      status: null,
      error: "The endpoint did not answer within 15 seconds.",
    });
    over.resolve();
  });
});

Deno.test("what fails tells nothing of the address", async () => {
  const url = "http://127.0.0.1:1/hooks?key=hush";
  const sent = await sendMessage(message(url), rules, systemClock, live);
  assert.deepEqual(sent, { status: null, error: "The endpoint could not be reached." });
});

Deno.test("an address that has become an inner one is not called", async () => {
  const inner = { allowsPrivate: false, findAddresses: () => Promise.resolve(["10.0.0.1"]) };
  const sent = await sendMessage(message("https://example.com/"), inner, systemClock, live);
  assert.equal(sent.status, null);
  assert.match(sent.error ?? "", /^The host's name leads to an address that is not public\./);
});

Deno.test("a worker that is stopped says so, not that the endpoint failed", async () => {
  const stop = new AbortController();
  const reason = new Error("stopped");
  const asked = () => {
    stop.abort(reason);
    return new Promise<Response>((resolve) => setTimeout(() => resolve(new Response()), 50));
  };
  await withServer(asked, async (url) => {
    await assert.rejects(sendMessage(message(url), rules, systemClock, stop.signal), reason);
  });
});
