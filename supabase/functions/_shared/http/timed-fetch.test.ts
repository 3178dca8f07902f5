import assert from "node:assert/strict";
import { HeldTimers } from "../../../../tests/support/held-timers.ts";
import { timedFetch } from "./timed-fetch.ts";

async function withServer(
  answer: (request: Request) => Response | Promise<Response>,
  work: (url: string) => Promise<void>,
) {
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, answer);
  try {
    await work(`http://127.0.0.1:${server.addr.port}/`);
  } finally {
    await server.shutdown();
  }
}

Deno.test("an answer comes through whole, an empty one too", async () => {
  await withServer(
    (request) =>
      request.method === "DELETE"
        ? new Response(null, { status: 204 })
        : Response.json({ a: 1 }, { headers: { "x-a": "b" } }),
    async (url) => {
      const fetch = timedFetch();
      const response = await fetch(url);
      assert.equal(response.headers.get("x-a"), "b");
      assert.deepEqual(await response.json(), { a: 1 });
      assert.equal((await fetch(url, { method: "DELETE" })).status, 204);
    },
  );
});

Deno.test("one that never begins, or never ends, is given up", async () => {
  const open = Promise.withResolvers<Response>();
  await withServer(
    (request) =>
      request.url.endsWith("silent") ? open.promise : new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode("half"));
            open.promise.then(() => controller.close());
          },
        }),
      ),
    async (url) => {
      const fetch = timedFetch(50);
      await assert.rejects(fetch(`${url}silent`), { name: "AbortError" });
      await assert.rejects(fetch(`${url}half`), { name: "AbortError" });
      open.resolve(new Response("late"));
    },
  );
});

Deno.test("an upload has the time anew with each chunk", async () => {
  using timers = new HeldTimers(5_000);
  let came = Promise.withResolvers<void>();
  const receive = async (request: Request) => {
    let text = "";
    for await (const chunk of request.body ?? []) {
      text += new TextDecoder().decode(chunk);
      came.resolve();
    }
    return new Response(text);
  };
  await withServer(receive, async (url) => {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const upload = async () => {
      const writer = writable.getWriter();
      for (let chunk = 0; chunk < 8; chunk++) {
        // Eight pauses are longer than the limit, each by itself is shorter.
        assert.equal(timers.pass(4_999), 0);
        came = Promise.withResolvers();
        await writer.write(new TextEncoder().encode("x"));
        await came.promise;
      }
      await writer.close();
    };
    const sent = timedFetch()(url, { method: "POST", body: readable });
    const [response] = await Promise.all([sent, upload()]);
    assert.equal(await response.text(), "xxxxxxxx");
  });
});
