import assert from "node:assert/strict";
import { Edge, isAlive } from "./edge.fixture.ts";
import { HeldTimers } from "../../../tests/support/held-timers.ts";

async function outcome(response: Response): Promise<[number, string | null, string]> {
  return [response.status, response.headers.get("sb-error-code"), await response.text()];
}

Deno.test("what fails in a handler is the answer's failure alone", async () => {
  await using edge = await Edge.start();
  const pid = await edge.pid("/crash");
  assert.deepEqual(await outcome(await edge.fetch("/crash/throw")), [
    ...[500, "EDGE_FUNCTION_ERROR", "Internal Server Error"],
  ]);
  assert.deepEqual(await outcome(await edge.fetch("/echo/throw")), [
    ...[500, "EDGE_FUNCTION_ERROR", "caught"],
  ]);
  assert.equal(await edge.pid("/crash"), pid);
  assert.ok(edge.printed.some((line) => /^crash Error: a handler failed/.test(line)));
});

Deno.test("after a crash the next request has another worker", async (t) => {
  await using edge = await Edge.start();
  const resources = [546, "WORKER_RESOURCE_LIMIT"];
  for (
    const [path, expected] of [
      ["/crash/uncaught", [500, "WORKER_ERROR"]],
      ["/crash/heap", resources],
      ["/crash/buffers", resources],
    ] as const
  ) {
    await t.step(path, async () => {
      const before = await edge.pid("/crash");
      const response = await edge.fetch(path);
      assert.deepEqual([response.status, (await response.json()).code], expected);
      assert.notEqual(await edge.pid("/crash"), before);
      assert.ok(!isAlive(before));
    });
  }
});

Deno.test("a killed worker's requests fail, the next has another worker", async () => {
  await using edge = await Edge.start();
  const asked = edge.fetch("/idle");
  await edge.hears("idle asked 1");
  assert.ok(edge.functions.kill("idle"));
  const [status, code] = await outcome(await asked);
  assert.deepEqual([status, code], [500, "WORKER_ERROR"]);

  const leaving = new AbortController();
  const next = edge.fetch("/idle", { signal: leaving.signal }).catch(() => "left");
  while (edge.printed.filter((line) => line === "idle asked 1").length < 2) await edge.news();
  leaving.abort();
  assert.equal(await next, "left");
});

Deno.test("Deno.exit does nothing", async () => {
  await using edge = await Edge.start();
  assert.equal(await edge.pid("/crash/exit"), await edge.pid("/crash"));
});

Deno.test("a function that doesn't answer in time gets 504 for it", async () => {
  await using edge = await Edge.start({ limits: { idleTimeout: 100 } });
  const [status, code] = await outcome(await edge.fetch("/idle"));
  assert.deepEqual([status, code], [504, "IDLE_TIMEOUT"]);
});

Deno.test("a worker is succeeded at half time, and no request is refused", async () => {
  using timers = new HeldTimers(100_000);
  await using edge = await Edge.start({ limits: { wallClock: 400_000 } });
  const pids = new Set([await edge.pid("/work")]);
  timers.pass(199_999);
  pids.add(await edge.pid("/work"));
  assert.equal(pids.size, 1);
  timers.pass(1);
  while (pids.size < 2) {
    await Promise.all(Array.from({ length: 4 }, async () => {
      const response = await edge.fetch("/work");
      assert.equal(response.status, 200);
      pids.add((await response.json()).pid);
    }));
  }
  await edge.hears("work beforeunload early_drop");
});

Deno.test("waitUntil keeps a retired worker until its work is done", async () => {
  await using edge = await Edge.start();
  const before = await edge.pid("/work/begin");
  edge.functions.renew("work");
  const after = await edge.pid("/work");
  assert.notEqual(after, before);
  assert.ok(isAlive(before));
  assert.ok(!edge.printed.includes("work beforeunload early_drop"));
});

Deno.test("a worker short of memory hands over, but not for the one that a saved file began", async () => {
  await using edge = await Edge.start();
  const told = () => edge.printed.filter((line) => line === "work beforeunload memory").length;
  const first = await edge.pid("/work/begin");
  assert.equal(await edge.pid("/work/hoard"), first);
  edge.functions.renew("work");
  const second = await edge.pid("/work");
  assert.notEqual(second, first);
  while (told() < 1) await edge.news();
  assert.ok(isAlive(first));
  assert.equal(await edge.pid("/work/begin"), second);

  await edge.pid("/work/hoard");
  while (told() < 2) await edge.news();
  assert.notEqual(await edge.pid("/work"), second);
  assert.ok(isAlive(second));
});

Deno.test("work that takes longer than the wall clock is told, then ended", async () => {
  using timers = new HeldTimers(100_000);
  await using edge = await Edge.start({ limits: { wallClock: 400_000 } });
  const before = await edge.pid("/work/begin");
  timers.pass(360_000);
  await edge.hears("work beforeunload wall_clock");
  assert.ok(isAlive(before));
  timers.pass(40_000);
  while (isAlive(before)) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.ok(!edge.printed.includes("work worked"));
});

Deno.test("what fails in waitUntil is printed, and the worker lives", async () => {
  await using edge = await Edge.start();
  const before = await edge.pid("/work/fail");
  await edge.hears("work Error: work failed");
  assert.equal(await edge.pid("/work"), before);
});

Deno.test("stopping tells the function, and cuts what doesn't end", async () => {
  const edge = await Edge.start();
  const pid = await edge.pid("/work/begin");
  const endless = await edge.fetch("/stream/endless");
  using timers = new HeldTimers(1_000);
  const stopped = edge[Symbol.asyncDispose]();
  await edge.hears("work beforeunload termination");
  await edge.hears("stream cancelled");
  assert.ok(isAlive(pid));
  // Each worker's grace begins when it has been told.
  const passing = setInterval(() => timers.pass(3_000), 10);
  await stopped;
  clearInterval(passing);
  assert.ok(!isAlive(pid));
  await endless.text().catch(() => {});
});

Deno.test("no function outlives a platform that is killed, not even one that loops", async () => {
  const holder = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", new URL("hold-functions.fixture.ts", import.meta.url).pathname],
    stdout: "piped",
  }).spawn();
  const reader = holder.stdout.pipeThrough(new TextDecoderStream()).getReader();
  const { value = "" } = await reader.read();
  const pids: number[] = JSON.parse(value);
  assert.deepEqual(pids.map(isAlive), [true, true]);
  holder.kill("SIGKILL");
  await holder.status;
  await reader.cancel();
  while (pids.some(isAlive)) await new Promise((resolve) => setTimeout(resolve, 20));
});
