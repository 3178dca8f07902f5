import assert from "node:assert/strict";
import { BareSocket } from "../support/bare-socket.ts";
import { project } from "../support/project.ts";
import { newUser } from "../support/user.ts";

async function openSocket(): Promise<BareSocket> {
  const { SUPABASE_URL: url, SUPABASE_PUBLISHABLE_KEY: key } = project;
  return await BareSocket.open(url, key, (await newUser()).token);
}

Deno.test("a client has 100 channels, and one more only when it leaves one", async () => {
  using socket = await openSocket();
  const answers = [];
  for (let nth = 0; nth < 110; nth++) answers.push(await socket.join(`room-${nth}`, 0));
  assert.deepEqual(answers.filter((answer) => answer === "ok").length, 100);
  assert.deepEqual(
    new Set(answers.slice(100)),
    new Set(["ChannelRateLimitReached: Too many channels"]),
  );
  socket.send("1", "leave", "realtime:room-0", "phx_leave", {});
  assert.equal(await socket.join("room-100", 0), "ok");
});

Deno.test("a socket listens to 400 changes of tables, and no channel takes more", async () => {
  using socket = await openSocket();
  const refusal = "ChannelRateLimitReached: Too many postgres_changes";
  assert.equal(await socket.join("hoard", 401), refusal);
  const answers = [];
  for (let nth = 0; nth < 5; nth++) answers.push(await socket.join(`room-${nth}`, 100));
  assert.deepEqual(answers, ["ok", "ok", "ok", "ok", refusal]);
});

Deno.test("a message of 3 MiB is the largest, and a larger one ends its socket", async () => {
  using socket = await openSocket();
  socket.send(null, "1", "phoenix", "heartbeat", { padding: "x".repeat(4 * 1024 * 1024) });
  assert.equal(await socket.closed, 1009);
});
