import assert from "node:assert/strict";
import { startApi } from "../app.fixture.ts";

const id = "0f9f3a52-8a5e-4c0e-9d2b-111111111111";
const row = {
  id,
  url: "https://example.com/hooks",
  events: ["asset.completed"],
  active: true,
  created_at: "2026-11-25T08:00:00.123456+00:00",
  last_delivery: null,
};

const post = (body: unknown) => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

Deno.test("a webhook is made with its secret, for all events unless some are named", async () => {
  const asked: unknown[] = [];
  await using api = await startApi({
    "/rest/v1/rpc/create_webhook": async (request) => {
      asked.push(await request.json());
      return Response.json({ outcome: "done", webhook: row, secret: "whsec_abc" });
    },
  });
  const url = "https://example.com/hooks";
  const response = await api.call("/api/v1/webhooks", post({ url }));
  assert.equal(response.status, 201);
  assert.deepEqual(await response.json(), {
    webhook: { ...row, created_at: "2026-11-25T08:00:00.123Z" },
    secret: "whsec_abc",
  });
  const twice = ["asset.completed", "asset.completed"];
  await api.call("/api/v1/webhooks", post({ url, events: twice }));
  assert.deepEqual(asked.map((args) => (args as { p_events: string[] }).p_events), [
    [
      ...["project.completed", "project.failed", "asset.completed", "asset.failed"],
      ...["kit.completed", "kit.failed"],
    ],
    ["asset.completed"],
  ]);
});

for (
  const [body, code] of [
    [{}, "validation_failed"],
    [{ url: "hooks" }, "validation_failed"],
    [{ url: 7 }, "validation_failed"],
    [{ url: `https://example.com/${"a".repeat(2048)}` }, "validation_failed"],
    [{ url: "https://example.com", events: [] }, "validation_failed"],
    [{ url: "https://example.com", events: ["asset.deleted"] }, "validation_failed"],
    [{ url: "https://example.com", events: "asset.completed" }, "validation_failed"],
    [{ url: "http://example.com" }, "webhook_url_refused"],
    [{ url: "https://127.0.0.1/" }, "webhook_url_refused"],
    [{ url: "https://example.com:22/" }, "webhook_url_refused"],
    [{ url: "https://inner.example.com/" }, "webhook_url_refused"],
    [{ url: "https://nowhere.example.com/" }, "webhook_url_refused"],
    [{ url: "ftp://example.com/" }, "webhook_url_refused"],
  ] as const
) {
  Deno.test(`${JSON.stringify(body).slice(0, 80)} is ${code}, and asks the database nothing`, async () => {
    await using api = await startApi();
    const response = await api.call("/api/v1/webhooks", post(body));
    assert.equal(response.status, 422);
    assert.equal((await response.json()).code, code);
    assert.deepEqual(api.calls, []);
  });
}

Deno.test("ALLOW_PRIVATE_WEBHOOKS lets addresses of one's own network through", async () => {
  await using api = await startApi({
    "/rest/v1/rpc/create_webhook": () =>
      Response.json({ outcome: "done", webhook: row, secret: "whsec_abc" }),
  }, { ALLOW_PRIVATE_WEBHOOKS: "on" });
  const response = await api.call("/api/v1/webhooks", post({ url: "http://127.0.0.1:5000/" }));
  assert.equal(response.status, 201);
});

Deno.test("what the database refuses is told, limits with the time to come again", async () => {
  for (
    const [refusal, status] of [
      [{ code: "webhook_limit" }, 409],
      [{ code: "rate_limited", limit: 60, remaining: 0, retry_after: 7, reset: 7 }, 429],
      [{ code: "unauthorized" }, 401],
    ] as const
  ) {
    await using api = await startApi({
      "/rest/v1/rpc/create_webhook": () => Response.json({ outcome: "refused", ...refusal }),
    });
    const response = await api.call("/api/v1/webhooks", post({ url: "https://example.com" }));
    assert.equal(response.status, status);
    assert.equal((await response.json()).code, refusal.code);
    if (status === 429) {
      assert.equal(response.headers.get("retry-after"), "7");
      assert.equal(response.headers.get("ratelimit-policy"), '"per-hour";q=60;w=3600');
    }
  }
});

Deno.test("deliveries come in pages whose cursor leads on", async () => {
  const delivery = (n: number) => ({
    id: `0f9f3a52-8a5e-4c0e-9d2b-00000000000${n}`,
    event: "asset.completed",
    attempt: 2,
    status: 500,
    error: "The endpoint answered 500.",
    at: "2026-11-25T08:00:00.5+00:00",
    next_attempt_at: null,
    created_at: `2026-11-25T07:59:5${n}.123456+00:00`,
  });
  const asked: Record<string, unknown>[] = [];
  await using api = await startApi({
    "/rest/v1/rpc/list_deliveries": async (request) => {
      asked.push(await request.json());
      return Response.json({ outcome: "done", deliveries: [delivery(2), delivery(1)] });
    },
  });
  const path = `/api/v1/webhooks/${id}/deliveries`;
  const first = await (await api.call(`${path}?limit=1`)).json();
  assert.equal(first.deliveries.length, 1);
  assert.equal(first.deliveries[0].at, "2026-11-25T08:00:00.500Z");
  await api.call(`${path}?limit=1&cursor=${first.next_cursor}`);
  assert.deepEqual(asked[1], {
    p_owner_id: asked[0]?.p_owner_id,
    p_webhook_id: id,
    p_limit: 2,
    p_before_at: "2026-11-25T07:59:52.123456+00:00",
    p_before_id: delivery(2).id,
  });
  const foreign = await api.call(`${path}?cursor=abc`);
  assert.equal(foreign.status, 422);
  assert.equal((await api.call("/api/v1/webhooks/7/deliveries")).status, 404);
});

Deno.test("webhooks are made, and their names looked up, a few of a user at a time", async () => {
  let [underWay, most] = [0, 0];
  const full = Promise.withResolvers<void>();
  await using api = await startApi({
    "/rest/v1/rpc/create_webhook": async () => {
      most = Math.max(most, ++underWay);
      if (underWay === 3) full.resolve();
      await full.promise;
      // A fourth, if there were one, would come meanwhile.
      await new Promise((resolve) => setTimeout(resolve, 5));
      underWay--;
      return Response.json({ outcome: "done", webhook: row, secret: "whsec_abc" });
    },
  });
  const body = post({ url: "https://example.com/hooks" });
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => api.call("/api/v1/webhooks", body)),
  );
  assert.ok(answers.every(({ status }) => status === 201));
  assert.equal(most, 3);
  for (const answer of answers) await answer.body?.cancel();
});
