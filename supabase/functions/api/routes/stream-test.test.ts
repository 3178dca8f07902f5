import assert from "node:assert/strict";
import { OpenAPIHono } from "@hono/zod-openapi";
import { installBase } from "../../_shared/http/base.ts";
import { createLogger } from "../../_shared/log.ts";
import type { ApiEnv } from "../context.ts";
import { streamTestRoutes } from "./stream-test.ts";

function serve(limits: { interval: number; longest: number; most: number }) {
  const app = new OpenAPIHono<ApiEnv>();
  installBase(app, createLogger({}, () => {}));
  app.route("/", streamTestRoutes(limits));
  return async () => await app.request("/stream-test");
}

Deno.test("a stream of the time tells it at once and again, and ends", async () => {
  const open = serve({ interval: 5, longest: 60, most: 1 });
  const response = await open();
  assert.match(response.headers.get("content-type") ?? "", /^text\/event-stream/);
  const messages = (await response.text()).split("\n\n").filter(Boolean);
  assert.ok(messages.length >= 2, `${messages.length}`);
  for (const message of messages) {
    const { timestamp } = JSON.parse(message.replace(/^data: /, ""));
    assert.ok(Math.abs(Date.parse(timestamp) - Date.now()) < 60_000);
  }
});

Deno.test("so many are open at once, and one that is left or ends makes room", async () => {
  const open = serve({ interval: 5, longest: 100, most: 2 });
  const [left, ending] = [await open(), await open()];
  const refused = await open();
  assert.equal(refused.status, 429);
  assert.equal((await refused.json()).code, "rate_limited");
  assert.ok(Number(refused.headers.get("retry-after")) > 0);
  await left.body?.cancel();
  const third = await open();
  assert.equal(third.status, 200);
  await ending.text();
  const fourth = await open();
  assert.equal(fourth.status, 200);
  await Promise.all([third.text(), fourth.text()]);
});
