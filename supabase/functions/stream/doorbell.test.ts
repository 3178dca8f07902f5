import assert from "node:assert/strict";
import { HeldTimers } from "../../../tests/support/held-timers.ts";
import { createServiceClient } from "../_shared/database.ts";
import { fakeWorker } from "../_shared/jobs/worker.fixture.ts";
import { createLogger } from "../_shared/log.ts";
import { withServer } from "../_shared/vendors/server.fixture.ts";
import { createDoorbell, topicOf } from "./doorbell.ts";

Deno.test("a Realtime that never answers is told of after five seconds", async () => {
  using timers = new HeldTimers(1_500);
  const asked = Promise.withResolvers<void>();
  const silent = (request: Request) => {
    const { socket, response } = Deno.upgradeWebSocket(request);
    socket.onmessage = () => asked.resolve();
    return response;
  };
  await withServer(silent, async (url) => {
    const client = createServiceClient(fakeWorker({}, url).deps.config);
    const told: { event: string; status: string }[] = [];
    const log = createLogger({}, (_level, line) => {
      const { event, status } = JSON.parse(line);
      told.push({ event, status });
    });
    const leave = createDoorbell(client, log)
      .listen("3f6b2c1e-63a4-4f0a-a6a7-5b2f1c9d8e70", () => {});
    try {
      await asked.promise;
      timers.pass(4_999);
      assert.deepEqual(told, []);
      timers.pass(1);
      assert.deepEqual(told, [{ event: "doorbell_silent", status: "TIMED_OUT" }]);
    } finally {
      leave();
      await client.realtime.disconnect();
    }
  });
});

/** A Realtime that takes every join, and broadcasts what a test wants. */
class FakeRealtime {
  readonly joins: { topic: string; private: unknown }[] = [];
  sockets = 0;
  #socket: WebSocket | undefined;

  readonly answer = (request: Request): Response => {
    const { socket, response } = Deno.upgradeWebSocket(request);
    this.sockets++;
    this.#socket = socket;
    socket.onmessage = ({ data }) => {
      const [joinRef, ref, topic, event, payload] = JSON.parse(data);
      if (event === "phx_join") this.joins.push({ topic, private: payload.config.private });
      const ok = { status: "ok", response: { postgres_changes: [] } };
      socket.send(JSON.stringify([joinRef, ref, topic, "phx_reply", ok]));
    };
    return response;
  };

  ring(topic: string, payload: unknown): void {
    const message = { type: "broadcast", event: "log_grew", payload };
    this.#socket?.send(JSON.stringify([null, null, `realtime:${topic}`, "broadcast", message]));
  }
}

Deno.test("projects of one topic share a private channel, and each hears its own rings", async () => {
  const realtime = new FakeRealtime();
  await withServer(realtime.answer, async (url) => {
    const client = createServiceClient(fakeWorker({}, url).deps.config);
    const doorbell = createDoorbell(client, createLogger({}, () => {}));
    const [first, second, other] = ["1a", "2a", "3b"].map((end) => `${crypto.randomUUID()}${end}`);
    assert.ok(first && second && other);
    const heard: string[] = [];
    let came = Promise.withResolvers<void>();
    const listen = (id: string, name: string) =>
      doorbell.listen(id, (seq) => {
        heard.push(`${name} ${seq}`);
        came.resolve();
        came = Promise.withResolvers();
      });
    const until = async (line: string) => {
      while (!heard.includes(line)) await came.promise;
    };
    const silence = listen(first, "first");
    // Once it has joined: what came before might have been missed.
    await until("first undefined");
    listen(second, "second");
    listen(other, "other");
    await until("other undefined");
    heard.length = 0;
    silence();
    const heads = [first, second, other].map((project_id) => ({ project_id, seq: 7 }));
    realtime.ring(topicOf(first), { heads });
    realtime.ring(topicOf(second), { heads: [{ project_id: second, seq: null }] });
    realtime.ring(topicOf(other), "none that can be read");
    await until("other undefined");
    assert.deepEqual(heard, ["second 7", "second undefined", "other undefined"]);
    assert.deepEqual(realtime.joins, [
      { topic: `realtime:${topicOf(first)}`, private: true },
      { topic: `realtime:${topicOf(other)}`, private: true },
    ]);
    assert.equal(realtime.sockets, 1);
    await client.realtime.disconnect();
  });
});
