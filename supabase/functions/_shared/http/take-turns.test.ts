import assert from "node:assert/strict";
import { Hono } from "hono";
import { installBase } from "./base.ts";
import { createLogger } from "../log.ts";
import type { User, UserEnv } from "./user.ts";
import { createFakeClock } from "../timing/fake-clock.fixture.ts";
import { Problem } from "./problem.ts";
import { takeTurns } from "./take-turns.ts";
import { Turns } from "./turns.ts";

const AT_ONCE = 3;
const WAITING = 200;

/** An app that holds requests back until `letGo`, and counts those that it handles at a time. */
function serve() {
  const held = Promise.withResolvers<void>();
  let [handled, most] = [0, 0];
  const app = new Hono<UserEnv>();
  installBase(app, createLogger({}, () => {}));
  app.use(async (c, next) => {
    c.set("user", { id: c.req.header("user") ?? "", email: "ada@example.com" } as User);
    await next();
  });
  app.post("/", takeTurns(), async (c) => {
    most = Math.max(most, ++handled);
    await held.promise;
    handled--;
    return c.body(null, 204);
  });
  return {
    ask: async (user: string) => await app.request("/", { method: "POST", headers: { user } }),
    letGo: () => held.resolve(),
    most: () => most,
  };
}

Deno.test("a user's requests take turns, and one too many is told when to come again", async () => {
  const { ask, letGo, most } = serve();
  const asked = Array.from({ length: AT_ONCE + WAITING }, () => ask("ada"));
  const refused = await ask("ada");
  assert.equal(refused.status, 429);
  const { code, detail } = await refused.json();
  assert.equal(code, "rate_limited");
  assert.match(detail, /\(200\) .* Let some be answered, then send this one again\.$/);
  assert.equal(refused.headers.get("retry-after"), "5");
  assert.equal(refused.headers.get("ratelimit"), '"requests-in-turn";r=0;t=5');
  assert.equal(refused.headers.get("ratelimit-policy"), '"requests-in-turn";q=203');
  letGo();
  for (const { status } of await Promise.all(asked)) assert.equal(status, 204);
  assert.equal(most(), AT_ONCE);
  assert.equal((await ask("ada")).status, 204);
});

/** Three requests at a time whose route ends when it is told to. */
function serveByHand() {
  const clock = createFakeClock();
  const held: PromiseWithResolvers<number>[] = [];
  const app = new Hono<UserEnv>();
  installBase(app, createLogger({}, () => {}));
  app.use(async (c, next) => {
    c.set("user", { id: "ada", email: "ada@example.com" } as User);
    await next();
  });
  app.post("/", takeTurns(new Turns(clock)), async (c) => {
    const route = Promise.withResolvers<number>();
    held.push(route);
    if (await route.promise === 503) throw new Problem("unavailable");
    return c.body(null, 204);
  });
  const answers: Response[] = [];
  return {
    clock,
    /** By the order in which they ended. */
    answers,
    ask: () =>
      void Promise.resolve(app.request("/", { method: "POST" })).then((it) => answers.push(it)),
    end: (status: 204 | 503) => held.shift()?.resolve(status),
    handled: () => held.length,
  };
}

Deno.test("who waits behind requests that nobody answers is told to come again", async () => {
  const { clock, answers, ask, end, handled } = serveByHand();
  for (let n = 0; n < AT_ONCE + 1; n++) ask();
  await clock.advance(4_999);
  // What is down does not count as a turn that came.
  end(503);
  ask();
  await clock.advance(1);
  assert.equal(handled(), AT_ONCE);
  await clock.advance(4_998);
  assert.deepEqual(answers.map(({ status }) => status), [503]);
  await clock.advance(1);
  assert.deepEqual(answers.map(({ status }) => status), [503, 503]);
  for (const { headers } of answers) assert.equal(headers.get("retry-after"), "2");
  assert.equal(handled(), AT_ONCE);
});

Deno.test("who waits behind many requests that are answered gets a turn in the end", async () => {
  const { clock, answers, ask, end } = serveByHand();
  for (let n = 0; n < 10; n++) ask();
  for (let n = 0; n < 10; n++) {
    await clock.advance(4_000);
    end(204);
  }
  await clock.advance(0);
  assert.deepEqual(answers.map(({ status }) => status), Array(10).fill(204));
});
