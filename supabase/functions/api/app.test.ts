import assert from "node:assert/strict";
import { generateKeyPair } from "jose";
import { HeldTimers } from "../../../tests/support/held-timers.ts";
import { projectId, projectRow, startApi, userId } from "./app.fixture.ts";

async function problem(response: Response) {
  assert.equal(response.headers.get("content-type"), "application/problem+json");
  const body = await response.json();
  assert.equal(body.status, response.status);
  assert.equal(body.request_id, response.headers.get("x-request-id"));
  assert.match(body.request_id, /^[0-9a-f-]{36}$/);
  return body;
}

Deno.test("an unknown path is 404, an unknown method 405 with what is allowed", async () => {
  await using api = await startApi();
  assert.equal((await problem(await api.call("/api/v1/nothing"))).code, "not_found");
  const response = await api.call(`/api/v1/projects/${projectId}`, {
    method: "PATCH",
  });
  assert.equal((await problem(response)).code, "method_not_allowed");
  assert.deepEqual(response.headers.get("allow")?.split(", ").sort(), ["DELETE", "GET", "OPTIONS"]);
});

Deno.test("a token that is missing, malformed, expired or forged is 401", async () => {
  await using api = await startApi();
  const now = Math.floor(Date.now() / 1000);
  const { privateKey } = await generateKeyPair("ES256");
  const tokens = [
    "",
    "Bearer",
    "Bearer x.y.z",
    "Basic YTpi",
    "Bearer sb_publishable_test",
    `Bearer ${await api.sign({ sub: userId, exp: now - 10 })}`,
    `Bearer ${await api.sign({ sub: userId, exp: now + 10 }, privateKey)}`,
    `Bearer ${await api.sign({ exp: now + 10 })}`,
  ];
  for (const authorization of tokens) {
    const response = await api.call("/api/v1/auth/me", {
      headers: { authorization },
    });
    assert.equal((await problem(response)).code, "unauthorized", authorization);
    assert.equal(response.headers.get("www-authenticate"), "Bearer");
  }
  assert.deepEqual(api.calls, []);
});

Deno.test("me is who the token is of", async () => {
  await using api = await startApi();
  const response = await api.call("/api/v1/auth/me");
  assert.deepEqual(await response.json(), {
    user: { id: userId, email: "ada@example.com" },
  });
});

Deno.test("the scheme of a token may be in any case, as a session's token_type is", async () => {
  await using api = await startApi();
  for (const scheme of ["bearer", "BEARER", "Bearer "]) {
    const headers = { authorization: `${scheme} ${api.token}` };
    const response = await api.call("/api/v1/auth/me", { headers });
    assert.equal((await response.json()).user?.id, userId, scheme);
  }
});

Deno.test("errors carry the CORS headers too, and preflights are answered", async () => {
  await using api = await startApi({}, {
    ALLOWED_ORIGINS: "https://a.example, https://b.example/",
  });
  const headers = { origin: "https://b.example" };
  for (const path of ["/api/v1/nothing", "/api/v1/health"]) {
    const response = await api.call(path, { headers });
    await response.body?.cancel();
    assert.equal(response.headers.get("access-control-allow-origin"), "https://b.example");
    assert.match(response.headers.get("access-control-expose-headers") ?? "", /x-request-id/);
    assert.equal(response.headers.get("vary"), "Origin");
  }
  const preflight = await api.call("/api/v1/projects", {
    method: "OPTIONS",
    headers,
  });
  assert.equal(preflight.status, 204);
  assert.match(preflight.headers.get("access-control-allow-headers") ?? "", /Last-Event-ID/);
  assert.match(preflight.headers.get("access-control-allow-methods") ?? "", /PATCH/);
  const stranger = await api.call("/api/v1/nothing", {
    headers: { origin: "https://c.example" },
  });
  await stranger.body?.cancel();
  assert.equal(stranger.headers.get("access-control-allow-origin"), null);
});

Deno.test("a malformed id names nothing", async () => {
  await using api = await startApi();
  for (const id of ["x", "%00", `${projectId}0`, "%zz", "*"]) {
    const response = await api.call(`/api/v1/projects/${id}`);
    assert.equal((await problem(response)).code, "not_found", id);
  }
  assert.deepEqual(api.calls, []);
});

Deno.test("health says which part is ill, and is 503 where nothing can be relied on", async () => {
  const gate = { part: "seedream", message: "It does not answer.", severity: "degraded" };
  const sweep = { part: "sweep", message: "It stands still.", severity: "ill" };
  const told = ({ part, message }: typeof gate) => ({ part, message });
  const answer = (found: unknown) => ({
    "/rest/v1/rpc/service_health": () => Response.json(found),
  });
  await using well = await startApi(answer([]));
  assert.deepEqual(await (await well.call("/api/v1/health")).json(), { status: "ok" });
  await using degraded = await startApi(answer([gate]));
  const response = await degraded.call("/api/v1/health");
  assert.deepEqual([response.status, await response.json()], [
    200,
    { status: "degraded", parts: [told(gate)] },
  ]);
  await using ill = await startApi(answer([sweep, gate]));
  const stopped = await ill.call("/api/v1/health");
  assert.equal(stopped.headers.get("retry-after"), "2");
  const { code, detail, status, parts } = await stopped.json();
  assert.deepEqual([stopped.status, code, detail, status, parts], [
    503,
    "unavailable",
    sweep.message,
    "ill",
    [told(sweep), told(gate)],
  ]);
  await using down = await startApi({
    "/rest/v1/rpc/service_health": () =>
      Response.json({ code: "PGRST002", message: "no connection" }, { status: 503 }),
  });
  const gone = await (await down.call("/api/v1/health")).json();
  assert.deepEqual([gone.code, gone.status, gone.parts[0].part], [
    "unavailable",
    "ill",
    "database",
  ]);
});

Deno.test("a part that never answers is 503 in five seconds, with Retry-After", async () => {
  const hanging = Promise.withResolvers<Response>();
  let asked = Promise.withResolvers<void>();
  let waiting = 0;
  const never = () => {
    waiting++;
    asked.resolve();
    return hanging.promise;
  };
  const areWaiting = async (calls: number) => {
    while (waiting < calls) {
      asked = Promise.withResolvers();
      await asked.promise;
    }
  };
  const completed = { ...projectRow, inspiration_image_url: "u/p/inspiration.png" };
  await using rest = await startApi({ "/rest/v1/project_overviews": never });
  await using auth = await startApi({ "/auth/v1/token": never });
  await using storage = await startApi({
    "/rest/v1/project_overviews": () => Response.json([completed]),
    "/storage/v1/object/sign/inspiration-images": never,
  });
  await using deletion = await startApi({
    "/rest/v1/rpc/delete_project": () =>
      Response.json({
        outcome: "done",
        project_id: projectId,
        objects: [{ bucket: "inspiration-images", path: "u/p/inspiration.png" }],
      }),
    "/storage/v1/object/inspiration-images": never,
  });
  const path = `/api/v1/projects/${projectId}`;
  const body = JSON.stringify({ email: "ada@example.com", password: "correct horse" });
  const headers = { "content-type": "application/json" };
  using timers = new HeldTimers(1_500);
  using after = new DisposableStack();
  after.defer(() => hanging.resolve(new Response(null, { status: 503 })));
  const calls = [
    rest.call(path),
    rest.call("/api/v1/projects"),
    rest.call(`${path}/stream`),
    storage.call(path),
    storage.call("/api/v1/projects"),
    auth.call("/api/v1/auth/login", { method: "POST", headers, body }),
  ];
  await areWaiting(calls.length);
  assert.equal(timers.pass(4_999), 0);
  assert.equal(timers.pass(1), calls.length);
  for (const response of await Promise.all(calls)) {
    assert.equal((await problem(response)).code, "unavailable");
    assert.equal(response.headers.get("retry-after"), "2");
  }
  const deleted = deletion.call(path, { method: "DELETE" });
  await areWaiting(calls.length + 1);
  assert.equal(timers.pass(1_999), 0);
  assert.equal(timers.pass(1), 1);
  assert.equal((await deleted).status, 204);
});

Deno.test("what is deleted is gone from Storage before that is answered, and taken off the list", async () => {
  const assetId = "0f9f3a52-8a5e-4c0e-9d2b-222222222222";
  const objects = [{ bucket: "generated-assets", path: "u/p/a.png" }];
  const done = () => Response.json({ outcome: "done", project_id: projectId, objects });
  const told: unknown[] = [];
  const note = async (request: Request) => {
    told.push(await request.json());
    return Response.json([]);
  };
  await using api = await startApi({
    "/rest/v1/rpc/delete_project": done,
    "/rest/v1/rpc/delete_asset": done,
    "/storage/v1/object/generated-assets": note,
    "/rest/v1/rpc/confirm_object_removals": note,
  });
  for (const path of [`/projects/${projectId}`, `/assets/${assetId}`]) {
    told.length = 0;
    assert.equal((await api.call(`/api/v1${path}`, { method: "DELETE" })).status, 204, path);
    assert.deepEqual(told, [{ prefixes: ["u/p/a.png"] }, { p_objects: objects }], path);
  }
});

Deno.test("an outage is 503; what surprises us is 500, logged, and says nothing of itself", async () => {
  const answer = (code: string) => () =>
    Response.json({ code, message: "secret" }, { status: 500 });
  const path = `/api/v1/projects/${projectId}`;
  for (const [code, expected] of [["57P01", "unavailable"], ["42P01", "internal_error"]] as const) {
    await using api = await startApi({ "/rest/v1/project_overviews": answer(code) });
    const body = await problem(await api.call(path));
    assert.equal(body.code, expected);
    assert.ok(!JSON.stringify(body).includes("secret"));
    const logged = api.lines.find((line) => line.includes(body.request_id)) ??
      "";
    assert.ok(logged.includes(code));
    assert.ok(!logged.includes(api.token));
  }
});

Deno.test("the time comes at once as an event stream", async () => {
  await using api = await startApi();
  const from = Date.now();
  const response = await api.call("/api/v1/stream-test");
  assert.match(response.headers.get("content-type") ?? "", /^text\/event-stream/);
  const reader = response.body?.getReader();
  const { value } = await reader?.read() ?? {};
  const [, data] = new TextDecoder().decode(value).match(/^data: (.*)\n\n$/) ??
    [];
  const { timestamp } = JSON.parse(data ?? "{}");
  assert.ok(Date.parse(timestamp) >= from && Date.parse(timestamp) <= Date.now());
  await reader?.cancel();
});
