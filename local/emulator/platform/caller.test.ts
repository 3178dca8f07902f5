import assert from "node:assert/strict";
import { requireApiKey, resolveCaller } from "./caller.ts";
import { loadKeys } from "./keys.ts";

const folder = await Deno.makeTempDir();
const keys = await loadKeys(folder);
const now = Math.floor(Date.now() / 1000);
const userClaims = { sub: crypto.randomUUID(), role: "authenticated", exp: now + 60 };
const userToken = await keys.signToken(userClaims);
globalThis.addEventListener("unload", () => Deno.removeSync(folder, { recursive: true }));

async function callerOf(headers: Record<string, string>) {
  const caller = await resolveCaller(new Headers(headers), keys);
  return caller instanceof Response ? { status: caller.status, ...await caller.json() } : caller;
}

Deno.test("keys survive a restart and are readable by their owner alone", async () => {
  const again = await loadKeys(folder);
  assert.equal(again.secretKey, keys.secretKey);
  assert.equal((await again.verifyToken(userToken)).sub, userClaims.sub);
  const { mode } = await Deno.stat(`${folder}/keys.json`);
  assert.equal((mode ?? 0) & 0o777, 0o600);
});

Deno.test("the published key set holds no private half", () => {
  assert.equal(keys.jwks.keys.length, 1);
  assert.ok(keys.jwks.keys.every((key) => key.d === undefined && key.kid !== undefined));
});

Deno.test("a well-formed token of somebody else's key is refused", async () => {
  const other = await Deno.makeTempDir();
  const forged = await (await loadKeys(other)).signToken({ role: "service_role" });
  await Deno.remove(other, { recursive: true });
  const refused = await callerOf({
    apikey: keys.publishableKey,
    authorization: `Bearer ${forged}`,
  });
  assert.deepEqual([refused.status, refused.code], [401, "PGRST301"]);
});

Deno.test("an expired token is refused", async () => {
  const expired = await keys.signToken({ ...userClaims, exp: now - 1 });
  const refused = await callerOf({
    apikey: keys.publishableKey,
    authorization: `Bearer ${expired}`,
  });
  assert.deepEqual([refused.status, refused.code, refused.message], [
    401,
    "PGRST303",
    "JWT expired",
  ]);
});

Deno.test("nothing, or a key that is not ours, is refused", async () => {
  assert.equal((await callerOf({})).message, "No API key found in request");
  assert.equal((await callerOf({ apikey: "sb_secret_no" })).message, "Invalid API key");
  const withGoodToken = { apikey: "sb_publishable_no", authorization: `Bearer ${userToken}` };
  assert.equal((await callerOf(withGoodToken)).status, 401);
  assert.equal((await callerOf({ authorization: `Bearer sb_secret_no` })).status, 401);
});

Deno.test("the keys name their roles, in either header", async () => {
  for (
    const [key, role] of [[keys.publishableKey, "anon"], [keys.secretKey, "service_role"]] as const
  ) {
    assert.equal((await callerOf({ apikey: key })).role, role);
    assert.equal((await callerOf({ apikey: key, authorization: `Bearer ${key}` })).role, role);
  }
});

Deno.test("keys of the old kind, tokens that name a role, are accepted", async () => {
  const legacy = await keys.signToken({ role: "service_role", iss: "supabase" });
  assert.equal((await callerOf({ apikey: legacy })).role, "service_role");
});

Deno.test("a user's token wins over the secret key", async () => {
  const caller = await callerOf({
    apikey: keys.secretKey,
    authorization: `Bearer ${userToken}`,
  });
  assert.equal(caller.role, "authenticated");
  assert.equal(caller.claims.sub, userClaims.sub);
});

Deno.test("a browser may not use the secret key", async () => {
  const refused = await callerOf({ apikey: keys.secretKey, "user-agent": "Mozilla/5.0" });
  assert.equal(refused.status, 401);
});

Deno.test("where a key is required, a token alone won't do", async () => {
  const refused = await requireApiKey(new Headers({ authorization: `Bearer ${userToken}` }), keys);
  assert.equal(refused?.status, 401);
  assert.equal(await requireApiKey(new Headers({ apikey: keys.publishableKey }), keys), undefined);
});
