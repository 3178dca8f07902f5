import assert from "node:assert/strict";
import { Hono } from "hono";
import { installBase } from "./base.ts";
import { createLogger } from "../log.ts";
import type { User, UserEnv } from "./user.ts";
import { takeTurns } from "./take-turns.ts";

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
  assert.equal((await refused.json()).code, "rate_limited");
  assert.equal(refused.headers.get("retry-after"), "5");
  assert.equal(refused.headers.get("ratelimit"), '"requests-in-turn";r=0;t=5');
  assert.equal(refused.headers.get("ratelimit-policy"), '"requests-in-turn";q=203');
  letGo();
  for (const { status } of await Promise.all(asked)) assert.equal(status, 204);
  assert.equal(most(), AT_ONCE);
  assert.equal((await ask("ada")).status, 204);
});
