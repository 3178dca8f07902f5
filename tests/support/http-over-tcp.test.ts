import assert from "node:assert/strict";
import { HttpOverTcp } from "./http-over-tcp.ts";

/** Nothing that was opened may be left, as a test's own leak would be told of as well. */
const closed = { sanitizeResources: true, sanitizeOps: true };

Deno.test("it closes whatever its clients do meanwhile", closed, async () => {
  for (
    const begin of ["", "POST / HTTP/1.1\r\n", "POST / HTTP/1.1\r\ncontent-length: 5\r\n\r\nab"]
  ) {
    for (let count = 0; count < 20; count++) {
      const server = new HttpOverTcp(() => Promise.resolve([new Response()]));
      const client = await Deno.connect({ hostname: "127.0.0.1", port: server.port });
      if (begin !== "") await client.write(new TextEncoder().encode(begin));
      // It may not have taken the connection yet, or have just been about to.
      if (count % 2 === 0) await new Promise((resolve) => setTimeout(resolve));
      await server[Symbol.asyncDispose]();
      client.close();
    }
  }
});

Deno.test("each answer is written whole, and is told of", closed, async () => {
  const bodies: string[] = [];
  await using server = new HttpOverTcp(({ body }) => {
    bodies.push(body);
    return Promise.resolve([new Response(null, { status: 500 }), new Response()]);
  });
  const client = await Deno.connect({ hostname: "127.0.0.1", port: server.port });
  await client.write(new TextEncoder().encode("POST / HTTP/1.1\r\ncontent-length: 6\r\n\r\nhällo"));
  let text = "";
  while (!text.includes("200 200\r\ncontent-length: 0\r\n\r\n")) {
    const chunk = new Uint8Array(1024);
    const count = await client.read(chunk) ?? assert.fail(text);
    text += new TextDecoder().decode(chunk.subarray(0, count));
  }
  client.close();
  assert.match(text, /^HTTP\/1\.1 500 500\r\ncontent-length: 0\r\n\r\nHTTP\/1\.1 200 200\r\n/);
  assert.deepEqual(bodies, ["hällo"]);
});
