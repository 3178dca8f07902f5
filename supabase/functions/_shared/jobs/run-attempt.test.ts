import assert from "node:assert/strict";
import { createLogger } from "../log.ts";
import { VendorError } from "../vendors/vendor-error.ts";
import { createFakeClock, settled } from "../timing/fake-clock.fixture.ts";
import { fakeVerbs } from "./verbs/fake-verbs.fixture.ts";
import { LeaseLost } from "./lease.ts";
import { type AttemptWork, runAttempt } from "./run-attempt.ts";
import { NoRoom } from "../timing/slots.ts";
import { ShutDown } from "./stop-reasons.ts";
import { VerbError } from "./verbs/verb-error.ts";
import type { AttemptFailure } from "./verbs/lease-verbs.ts";
import type { Verbs } from "./verbs/verbs.ts";

const lease = { jobId: "job", leaseToken: "token" };

/** An attempt with a day to go, whose database extends every lease and takes every failure. */
function start(attempt: Partial<AttemptWork<string>>, given: Partial<Verbs> = {}) {
  const clock = createFakeClock();
  const shutdown = new AbortController();
  const events: string[] = [];
  const { verbs, calls } = fakeVerbs({
    extendLease: () => Promise.resolve(true),
    failJob: () => Promise.resolve({ accepted: true, status: "pending" }),
    releaseJob: () => Promise.resolve(true),
    ...given,
  });
  const log = createLogger({}, (_level, line) => events.push(JSON.parse(line).event));
  const ended = runAttempt({ verbs, clock, log, shutdown: shutdown.signal }, {
    lease,
    leaseSeconds: 30,
    deadlineAt: clock.now() + 86_400_000,
    work: () => Promise.resolve("result"),
    complete: () => Promise.resolve({ accepted: true }),
    ...attempt,
  });
  const failures = () =>
    calls.filter(([name]) => name === "failJob").map(([, args]) => args[1] as AttemptFailure);
  return { clock, shutdown, events, calls, failures, ended };
}

/** Work that only its signal can end. */
const forever: AttemptWork<string>["work"] = ({ signal }) =>
  new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("aborted"))));

/** The same, after a vendor was asked. */
const paidForever: AttemptWork<string>["work"] = (attempt) => {
  const { signal } = attempt.startTime();
  return attempt.meter.measure({ vendor: "v", model: "m" }, () => forever({ ...attempt, signal }));
};

Deno.test("work that succeeds is completed with its report, and nothing else is called", async () => {
  let completed: unknown[] = [];
  const { ended, calls, events } = start({
    async work({ meter }) {
      await meter.measure({ vendor: "v", model: "m" }, () => Promise.resolve());
      meter.charge(0.04);
      return "done";
    },
    complete(...args) {
      completed = args;
      return Promise.resolve({ accepted: true });
    },
  });
  await ended;
  assert.deepEqual(completed, ["done", {
    vendor: "v",
    model: "m",
    calls: 1,
    vendor_ms: 0,
    cost_usd: 0.04,
  }]);
  assert.deepEqual([calls, events], [[], ["attempt_completed"]]);
});

Deno.test("a settlement is repeated while the database can't be reached", async () => {
  let tries = 0;
  const { clock, ended, events } = start({
    complete() {
      if (++tries < 4) return Promise.reject(new VerbError("complete", 0, "network"));
      return Promise.resolve({ accepted: true });
    },
  });
  await clock.advance(5_000);
  await ended;
  assert.deepEqual([tries, events], [4, ["attempt_completed"]]);
});

Deno.test("what the database refuses to complete fails as unknown", async () => {
  const { ended, failures } = start({
    complete: () => Promise.reject(new VerbError("complete", 400, "23514 check")),
  });
  await ended;
  assert.deepEqual(failures().map(({ class: kind, code }) => [kind, code]), [
    ["unknown", "worker_lost"],
  ]);
});

Deno.test("a vendor's error is passed on by its class and code, without its words", async () => {
  const { ended, failures } = start({
    work: () =>
      Promise.reject(
        new VendorError("ark: 429 key=secret", {
          class: "throttled",
          code: "vendor_unavailable",
          retryAfterSeconds: 12,
        }),
      ),
  });
  await ended;
  assert.deepEqual(failures(), [{
    class: "throttled",
    code: "vendor_unavailable",
    detail: "ark: 429 key=secret",
    retryAfterSeconds: 12,
  }]);
});

Deno.test("an error of our own fails as unknown, and operators are told which", async () => {
  const { ended, failures } = start({
    work: () => Promise.reject(new TypeError("x is not a function")),
  });
  await ended;
  assert.deepEqual(failures(), [
    { class: "unknown", code: "worker_lost", detail: "TypeError: x is not a function" },
  ]);
});

Deno.test("an attempt is stopped after 70 seconds and may be made again", async () => {
  const { clock, ended, failures } = start({ work: paidForever });
  await clock.advance(69_999);
  assert.deepEqual(failures(), []);
  await clock.advance(1);
  await ended;
  assert.deepEqual(failures().map(({ class: kind, code }) => [kind, code]), [
    ["outage", "vendor_unavailable"],
  ]);
});

Deno.test("what an attempt waits for before its first call is not its own time", async () => {
  const turn = Promise.withResolvers<void>();
  const { clock, ended, failures } = start({
    async work(attempt) {
      await turn.promise;
      return await paidForever(attempt);
    },
  });
  await clock.advance(100_000);
  turn.resolve();
  await clock.advance(69_999);
  assert.deepEqual(failures(), []);
  await clock.advance(1);
  await ended;
  assert.equal(failures().length, 1);
});

Deno.test("what may take longer is not stopped by the attempt's own time", async () => {
  const stored = Promise.withResolvers<string>();
  const { clock, ended, events } = start({
    work(attempt) {
      attempt.startTime().endLimit();
      return stored.promise;
    },
  });
  await clock.advance(300_000);
  stored.resolve("result");
  await ended;
  assert.deepEqual(events, ["attempt_completed"]);
});

Deno.test("an attempt is stopped at its job's deadline", async () => {
  const { clock, ended, failures } = start({
    work: paidForever,
    deadlineAt: createFakeClock().now() + 5_000,
  });
  await clock.advance(5_000);
  await ended;
  assert.equal(failures()[0]?.code, "deadline_exceeded");
});

Deno.test("a lost lease stops the work and settles nothing", async () => {
  let reason: unknown;
  const { clock, ended, calls, events } = start({
    async work(context) {
      context.signal.addEventListener("abort", () => reason = context.signal.reason);
      return await forever(context);
    },
  }, { extendLease: () => Promise.resolve(false) });
  await clock.advance(10_000);
  await ended;
  assert.ok(reason instanceof LeaseLost);
  assert.deepEqual(calls.map(([name]) => name), ["extendLease"]);
  assert.deepEqual(events, ["attempt_lost"]);
});

Deno.test("a settlement that the database doesn't accept is no success", async () => {
  const { ended, events } = start({ complete: () => Promise.resolve({ accepted: false }) });
  await ended;
  assert.deepEqual(events, ["attempt_refused"]);
});

Deno.test("a shutdown gives work back that has asked no vendor yet", async () => {
  const { shutdown, ended, calls } = start({ work: forever });
  await settled();
  shutdown.abort(new ShutDown());
  await ended;
  assert.deepEqual(calls, [["releaseJob", [lease]]]);
});

Deno.test("work that finds no room is given back", async () => {
  const { ended, calls } = start({ work: () => Promise.reject(new NoRoom()) });
  await ended;
  assert.deepEqual(calls, [["releaseJob", [lease]]]);
});

Deno.test("a shutdown spends the attempt of work that has asked a vendor", async () => {
  const { shutdown, ended, failures } = start({ work: paidForever });
  await settled();
  shutdown.abort(new ShutDown());
  await ended;
  assert.deepEqual(failures().map(({ class: kind, code }) => [kind, code]), [
    ["transient", "worker_lost"],
  ]);
});

Deno.test("a worker that is shutting down begins nothing", async () => {
  const clock = createFakeClock();
  const { verbs, calls } = fakeVerbs({ releaseJob: () => Promise.resolve(true) });
  await runAttempt({
    verbs,
    clock,
    log: createLogger({}, () => {}),
    shutdown: AbortSignal.abort(new ShutDown()),
  }, {
    lease,
    leaseSeconds: 30,
    deadlineAt: clock.now() + 1e6,
    work: () => Promise.reject(new Error("begun")),
    complete: () => Promise.reject(new Error("completed")),
  });
  assert.deepEqual(calls.map(([name]) => name), ["releaseJob"]);
});

Deno.test("an attempt that can't be settled ends without throwing", async () => {
  const down = () => Promise.reject(new VerbError("verb", 0, "network"));
  const deadlineAt = createFakeClock().now() + 45_000;
  const { clock, ended, events } = start({ complete: down, deadlineAt }, { failJob: down });
  await clock.advance(60_000);
  await ended;
  assert.deepEqual(events, ["attempt_unsettled"]);
});

Deno.test("what is to outlive the lease ends before the attempt does, or when its worker must", async () => {
  const kept = Promise.withResolvers<void>();
  let isEnded = false;
  const first = start({
    work: ({ outlive }) => outlive(() => kept.promise).then(() => "late"),
  }, { extendLease: () => Promise.resolve(false) });
  first.ended.then(() => isEnded = true);
  await first.clock.advance(20_000);
  assert.deepEqual(first.events, ["attempt_lost"]);
  assert.equal(isEnded, false);
  kept.resolve();
  await first.ended;

  const second = start({
    work: ({ outlive }) =>
      outlive((signal) =>
        new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)))
      ),
  }, { extendLease: () => Promise.resolve(false) });
  await second.clock.advance(20_000);
  second.shutdown.abort(new ShutDown());
  await second.ended;
});

Deno.test("a result waits for the database, longer than the lease lasts too", async () => {
  let isBack = false;
  const answer = <T>(value: T) =>
    isBack
      ? Promise.resolve(value)
      : Promise.reject(new VerbError("complete_picture", 500, "Out of order"));
  for (const away of [20_000, 600_000]) {
    isBack = false;
    const { clock, ended, events } = start(
      { complete: () => answer({ accepted: true }) },
      { extendLease: () => answer(true) },
    );
    await clock.advance(away);
    isBack = true;
    await clock.advance(1_000);
    await ended;
    assert.deepEqual(events, ["attempt_completed"]);
  }
});

Deno.test("an attempt whose lease has lapsed begins nothing that is paid for", async () => {
  const turn = Promise.withResolvers<void>();
  const { clock, ended, events } = start({
    async work(attempt) {
      await turn.promise;
      return await paidForever(attempt);
    },
  }, { extendLease: () => Promise.reject(new VerbError("extend_lease", 0, "network")) });
  await clock.advance(40_000);
  turn.resolve();
  await ended;
  assert.deepEqual(events, ["attempt_lost"]);
});
