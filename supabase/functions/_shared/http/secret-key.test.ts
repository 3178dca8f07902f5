import assert from "node:assert/strict";
import { Hono } from "hono";
import { readConfig } from "../config.ts";
import { createLogger } from "../log.ts";
import { type BaseEnv, installBase } from "./base.ts";
import { requireSecretKey } from "./secret-key.ts";

const config = readConfig({
  SUPABASE_URL: "http://127.0.0.1:54321",
  SUPABASE_PUBLISHABLE_KEYS: '{"default":"sb_publishable_1"}',
  SUPABASE_SECRET_KEYS: '{"default":"sb_secret_1","internal":"sb_secret_2"}',
  INTERNAL_KEY_NAME: "internal",
});
const app = new Hono<BaseEnv>();
installBase(app, createLogger({}, () => {}));
app.post("/work", requireSecretKey(config), (c) => c.body(null, 202));

Deno.test("only the internal key opens an internal function", async () => {
  const ask = async (headers: HeadersInit) =>
    (await app.request("/work", { method: "POST", headers })).status;
  assert.equal(await ask({ apikey: "sb_secret_2" }), 202);
  assert.equal(await ask({}), 401);
  assert.equal(await ask({ apikey: "sb_secret_1" }), 401);
  assert.equal(await ask({ apikey: "sb_publishable_1" }), 401);
  assert.equal(await ask({ authorization: "Bearer sb_secret_2" }), 401);
});
