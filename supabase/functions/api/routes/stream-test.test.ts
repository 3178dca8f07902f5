import assert from "node:assert/strict";
import { OpenAPIHono } from "@hono/zod-openapi";
import { installBase } from "../../_shared/http/base.ts";
import { collectGarbage } from "../../_shared/http/collect-garbage.fixture.ts";
import { createLogger } from "../../_shared/log.ts";
import type { ApiEnv } from "../context.ts";
import { streamTestRoutes } from "./stream-test.ts";

function serve(limits: { interval: number; longest: number; most: number }) {
  const app = new OpenAPIHono<ApiEnv>();
  installBase(app, createLogger({}, () => {}));
  app.route("/", streamTestRoutes(limits));
  return async () => await app.request("/stream-test");
}

Deno.test("a stream of the time tells it at once and again", async () => {
  const response = await serve({ interval: 5, longest: 60_000, most: 1 })();
  assert.match(response.headers.get("content-type") ?? "", /^text\/event-stream/);
  let text = "";
  for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += piece;
    if (text.split("\n\n").length > 2) break;
  }
  const messages = text.split("\n\n").filter(Boolean);
  assert.ok(messages.length >= 2, `${messages.length}`);
  for (const message of messages) {
    const { timestamp } = JSON.parse(message.replace(/^data: /, ""));
    assert.ok(Math.abs(Date.parse(timestamp) - Date.now()) < 60_000);
  }
});

Deno.test("so many are open at once, and one that is left makes room", async () => {
  const open = serve({ interval: 5, longest: 60_000, most: 2 });
  const [left, other] = [await open(), await open()];
  const refused = await open();
  assert.equal(refused.status, 429);
  assert.equal((await refused.json()).code, "rate_limited");
  assert.ok(Number(refused.headers.get("retry-after")) > 0);
  await left.body?.cancel();
  const third = await open();
  assert.equal(third.status, 200);
  await Promise.all([other.body?.cancel(), third.body?.cancel()]);
});

Deno.test("one ends when its time is over, and makes room", async () => {
  const open = serve({ interval: 5, longest: 20, most: 1 });
  await (await open()).text();
  const next = await open();
  assert.equal(next.status, 200);
  await next.text();
});

Deno.test("nothing of one that was left is kept, long before its time is over", async () => {
  const open = serve({ interval: 60_000, longest: 60_000, most: 2 });
  const leave = async () => {
    const { body } = await open();
    await body?.cancel();
    return new WeakRef(body ?? assert.fail());
  };
  const left = await leave();
  const stays = await open();
  await collectGarbage();
  assert.equal(left.deref(), undefined);
  await stays.body?.cancel();
});
