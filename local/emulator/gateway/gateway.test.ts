import assert from "node:assert/strict";
import { startGateway } from "./gateway.ts";

Deno.test("routes by prefix, adds CORS except where a route has its own", async () => {
  const gateway = startGateway({
    port: 0,
    routes: [
      { prefix: "/rest/v1", handle: (_request, peer) => Response.json({ peer }) },
      {
        prefix: "/functions/v1",
        ownCors: true,
        handle: ({ method }) => new Response(method, { headers: { "x-method": method } }),
      },
    ],
  });
  try {
    const rest = await fetch(`${gateway.url}/rest/v1/things`);
    assert.equal(rest.headers.get("access-control-allow-origin"), "*");
    assert.match(rest.headers.get("access-control-expose-headers") ?? "", /Content-Range/);
    assert.deepEqual(await rest.json(), { peer: "127.0.0.1" });

    const preflight = await fetch(`${gateway.url}/rest/v1/things`, {
      method: "OPTIONS",
      headers: { origin: "http://page", "access-control-request-headers": "apikey,x-mine" },
    });
    assert.equal(preflight.headers.get("access-control-allow-headers"), "apikey,x-mine");
    await preflight.body?.cancel();

    const fn = await fetch(`${gateway.url}/functions/v1/api`, { method: "OPTIONS" });
    assert.equal(await fn.text(), "OPTIONS");
    assert.equal(fn.headers.get("access-control-allow-origin"), null);

    const nowhere = await fetch(`${gateway.url}/rest/v1x`);
    assert.equal(nowhere.status, 404);
    await nowhere.body?.cancel();
  } finally {
    await gateway.stop();
  }
});

Deno.test("passes a WebSocket upgrade through", async () => {
  const gateway = startGateway({
    port: 0,
    routes: [{
      prefix: "/realtime/v1",
      upgrades: true,
      handle(request) {
        const { socket, response } = Deno.upgradeWebSocket(request);
        socket.onmessage = ({ data }) => socket.send(`echo ${data}`);
        return response;
      },
    }],
  });
  const socket = new WebSocket(`${gateway.url}/realtime/v1/websocket`.replace("http", "ws"));
  const answered = Promise.withResolvers<string>();
  const closed = new Promise((resolve) => socket.onclose = resolve);
  socket.onopen = () => socket.send("hello");
  socket.onerror = answered.reject;
  socket.onmessage = ({ data }) => answered.resolve(data);
  assert.equal(await answered.promise, "echo hello");
  socket.close();
  await closed;
  await gateway.stop();
});

Deno.test("a failure of a service is a 500 that says nothing of its cause", async () => {
  const logged: unknown[] = [];
  const consoleError = console.error;
  console.error = (...parts) => logged.push(parts);
  const handle = () => Promise.reject(new Error("the secret cause"));
  const gateway = startGateway({ port: 0, routes: [{ prefix: "/rest/v1", handle }] });
  try {
    const response = await fetch(`${gateway.url}/rest/v1/`);
    assert.equal(response.status, 500);
    assert.ok(!(await response.text()).includes("secret cause"));
    assert.equal(logged.length, 1);
  } finally {
    console.error = consoleError;
    await gateway.stop();
  }
});

Deno.test("stopping ends a stream that would never end", async () => {
  const gateway = startGateway({
    port: 0,
    routes: [{ prefix: "/functions/v1", handle: () => new Response(new ReadableStream({})) }],
  });
  const response = await fetch(`${gateway.url}/functions/v1`);
  const reading = response.body?.getReader().read().catch(() => undefined);
  await gateway.stop();
  await reading;
});

Deno.test("a taken port is named", async () => {
  const first = startGateway({ port: 0, routes: [] });
  assert.throws(() => startGateway({ port: first.port, routes: [] }), {
    message: `Port ${first.port} is taken: free it, or choose the API's with PORT`,
  });
  await first.stop();
});

function serveEcho(onAnswer?: (path: string) => void) {
  return startGateway({
    port: 0,
    onAnswer: ({ path }) => onAnswer?.(path),
    routes: [
      {
        prefix: "/auth/v1",
        maxBodyBytes: () => 1000,
        handle: async (request) => new Response(await request.text()),
      },
      { prefix: "", handle: ({ headers }) => Response.json([...headers.keys()]) },
    ],
  });
}

/** A body that doesn't say how large it is. */
function unmeasured(bytes: number): ReadableStream<Uint8Array> {
  return ReadableStream.from(Array.from({ length: bytes / 100 }, () => new Uint8Array(100)));
}

Deno.test("a body is as large as its part needs, whether it says so or not", async () => {
  const gateway = serveEcho();
  const send = async (body: BodyInit) => {
    const response = await fetch(`${gateway.url}/auth/v1/signup`, { method: "POST", body });
    return [response.status, (await response.text()).length];
  };
  try {
    assert.deepEqual(await send("x".repeat(1000)), [200, 1000]);
    assert.deepEqual(await send(unmeasured(1000)), [200, 1000]);
    for (const body of ["x".repeat(1001), unmeasured(1100), new Uint8Array(20_000_000)]) {
      assert.equal((await send(body))[0], 413);
    }
  } finally {
    await gateway.stop();
  }
});

Deno.test("a client doesn't say for the gateway who it is", async () => {
  const gateway = serveEcho();
  const claims = [
    "CF-Connecting-IP",
    "Forwarded",
    "True-Client-IP",
    "X-Forwarded-For",
    "X-Real-IP",
  ];
  try {
    // One that names another protocol too: it may be none, and no service but Realtime speaks one.
    for (const more of [[], ["Upgrade"]]) {
      const names = [...claims, "Sb-Forwarded-For", "X-Mine", ...more];
      const response = await fetch(gateway.url, {
        headers: names.map((name) => [name, "203.0.113.7"]),
      });
      const arrived: string[] = await response.json();
      assert.deepEqual(claims.filter((name) => arrived.includes(name.toLowerCase())), []);
      assert.ok(arrived.includes("x-mine") && arrived.includes("sb-forwarded-for"));
    }
  } finally {
    await gateway.stop();
  }
});

Deno.test("of a path, 200 characters are told", async () => {
  const paths: string[] = [];
  const gateway = serveEcho((path) => paths.push(path));
  try {
    const response = await fetch(`${gateway.url}/${"a".repeat(30_000)}?ticket=secret`);
    await response.body?.cancel();
  } finally {
    await gateway.stop();
  }
  assert.deepEqual(paths, [`/${"a".repeat(199)}`]);
});
