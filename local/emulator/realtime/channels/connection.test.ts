import assert from "node:assert/strict";
import { ChangeFeed } from "../changes/feed.ts";
import { serializerOf } from "../protocol/serializer.ts";
import type { RoomPolicies } from "../rooms/policies.ts";
import { Connection } from "./connection.ts";
import { Topics } from "./topics.ts";

/** As much of a WebSocket as a connection touches. */
class FakeSocket extends EventTarget {
  binaryType = "blob";
  readyState: number = WebSocket.OPEN;
  bufferedAmount = 0;
  readonly sent: unknown[] = [];
  closedWith: number | undefined;

  send(frame: string): void {
    this.sent.push(JSON.parse(frame));
  }

  close(code: number): void {
    this.closedWith = code;
    this.readyState = WebSocket.CLOSING;
  }

  /** As if the client had sent it. */
  receive(...frame: unknown[]): void {
    this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(frame) }));
  }
}

function open() {
  const socket = new FakeSocket();
  const topics = new Topics();
  const serializer = serializerOf("2.0.0") ?? assert.fail();
  const caller = { role: "anon", claims: { role: "anon" } } as const;
  // Neither keys, changes nor policies are asked for.
  const policies = {} as RoomPolicies;
  const realm = { topics, keys: {} as never, feed: {} as ChangeFeed, policies };
  new Connection(socket as unknown as WebSocket, serializer, caller, realm);
  return { socket, topics };
}

/** Joins and waits for the reply. */
function join(socket: FakeSocket, ref: string): Promise<void> {
  return new Promise((resolve) => {
    const send = socket.send.bind(socket);
    socket.send = (frame) => {
      send(frame);
      if (JSON.parse(frame)[1] === ref && JSON.parse(frame)[3] === "phx_reply") resolve();
    };
    socket.receive(ref, ref, "realtime:room", "phx_join", { config: {} });
  });
}

Deno.test("a heartbeat is answered", () => {
  const { socket } = open();
  socket.receive(null, "7", "phoenix", "heartbeat", {});
  assert.deepEqual(socket.sent, [
    [null, "7", "phoenix", "phx_reply", { status: "ok", response: {} }],
  ]);
});

Deno.test("a topic that nobody joined is unmatched, and can be left all the same", () => {
  const { socket } = open();
  socket.receive("1", "2", "realtime:room", "broadcast", {});
  socket.receive("1", "3", "realtime:room", "phx_leave", {});
  socket.receive("1", "4", "other:room", "phx_join", {});
  const unmatched = { status: "error", response: { reason: "unmatched topic" } };
  assert.deepEqual(socket.sent, [
    ["1", "2", "realtime:room", "phx_reply", unmatched],
    ["1", "3", "realtime:room", "phx_reply", { status: "ok", response: {} }],
    ["1", "4", "other:room", "phx_reply", unmatched],
  ]);
});

Deno.test("what is no message ends the socket", () => {
  const { socket } = open();
  socket.dispatchEvent(new MessageEvent("message", { data: "hello" }));
  assert.equal(socket.closedWith, 1002);
});

Deno.test("a join of a topic that is joined ends the older channel", async () => {
  const { socket, topics } = open();
  await join(socket, "1");
  await join(socket, "2");
  const events = socket.sent.map((frame) => (frame as unknown[]).slice(0, 4));
  assert.deepEqual(events, [
    ["1", "1", "realtime:room", "phx_reply"],
    ["1", "1", "realtime:room", "phx_close"],
    ["2", "2", "realtime:room", "phx_reply"],
  ]);
  assert.equal(topics.find("room", false)?.members.size, 1);
});

Deno.test("a client that doesn't read is let go, not waited for", async () => {
  const { socket, topics } = open();
  await join(socket, "1");
  socket.bufferedAmount = 17 * 1024 * 1024;
  topics.find("room", false)?.broadcast("broadcast", { event: "e" });
  assert.equal(socket.closedWith, 1001);
  assert.equal(topics.find("room", false), undefined);
});

Deno.test("a frame that is too large is not read, and closes its socket", () => {
  const { socket } = open();
  socket.receive(null, "7", "phoenix", "heartbeat", { padding: "x".repeat(3 * 1024 * 1024) });
  assert.deepEqual([socket.closedWith, socket.sent], [1009, []]);
});

Deno.test("a socket listens to 400 changes of tables at most", async () => {
  const { socket } = open();
  const change = { event: "*", schema: "public", table: "t" };
  const refused = new Promise<unknown>((resolve) => {
    socket.send = (frame) => {
      const [, , , event, payload] = JSON.parse(frame);
      if (event === "phx_reply") resolve(payload);
    };
  });
  const config = { postgres_changes: Array.from({ length: 401 }, () => change) };
  socket.receive("1", "1", "realtime:room", "phx_join", { config });
  const reason = "ChannelRateLimitReached: Too many postgres_changes";
  assert.deepEqual(await refused, { status: "error", response: { reason } });
});
