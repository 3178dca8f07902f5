import assert from "node:assert/strict";
import { parseConfig, type StackConfig } from "../platform/config.ts";
import { loadKeys } from "../platform/keys.ts";
import { withScratchCluster } from "../postgres/scratch-cluster.ts";
import { startAuth } from "./auth.ts";
import { findWeakness, requireStrong } from "./password.ts";
import { RateLimit } from "./rate-limit.ts";
import { installAuthSchema } from "./schema.ts";

const config = parseConfig('project_id = "test"');
const { auth: rules } = config;

Deno.test("a bucket is full at first and refills evenly", () => {
  const limit = new RateLimit(30);
  for (let n = 0; n < 30; n++) limit.take("10.0.0.1", 0);
  assert.throws(() => limit.take("10.0.0.1", 0), { code: "over_request_rate_limit", status: 429 });
  limit.take("10.0.0.2", 0);
  limit.take("10.0.0.1", 10_000);
  assert.throws(() => limit.take("10.0.0.1", 10_000), { status: 429 });
});

Deno.test("passwords are weak by length, by characters or by both", () => {
  const strict: StackConfig["auth"] = {
    ...rules,
    password_requirements: "lower_upper_letters_digits_symbols",
  };
  assert.deepEqual(findWeakness("aB1!", strict)?.reasons, ["length"]);
  assert.deepEqual(findWeakness("aaaaaaaa", strict)?.reasons, ["characters"]);
  assert.deepEqual(findWeakness("aaaa", strict)?.reasons, ["length", "characters"]);
  assert.equal(findWeakness("aaaaaB1!", strict), undefined);
});

Deno.test("bcrypt's 72 bytes are bytes", () => {
  requireStrong("x".repeat(72), rules);
  assert.throws(() => requireStrong("é".repeat(37), rules), { code: "validation_failed" });
});

Deno.test("Auth on a database of its own", async (t) => {
  await withScratchCluster(async (cluster) => {
    await installAuthSchema(cluster.admin);
    await installAuthSchema(cluster.admin);
    const folder = await Deno.makeTempDir();
    const keys = await loadKeys(folder);
    const strict = {
      ...config,
      auth: { ...config.auth, rate_limit: { sign_in_sign_ups: 3, token_refresh: 3 } },
    };
    const options = { adminUrl: cluster.adminUrl, keys, apiUrl: "http://127.0.0.1:1" };
    const auth = startAuth({ ...options, config: strict });

    const signIn = async (peer: string, headers: Record<string, string>) => {
      const request = new Request("http://127.0.0.1/auth/v1/token?grant_type=password", {
        method: "POST",
        headers,
        body: JSON.stringify({ email: "a@b.example", password: "irrelevant" }),
      });
      const response = await auth.handle(request, peer);
      await response.body?.cancel();
      return response.status;
    };

    await t.step(
      "limits an address, and believes a forwarded one with the secret key",
      async () => {
        const anon = { apikey: keys.publishableKey };
        const server = { apikey: keys.secretKey };
        for (let n = 0; n < 3; n++) assert.equal(await signIn("192.0.2.1", anon), 400);
        assert.equal(await signIn("192.0.2.1", anon), 429);
        const pretended = { ...anon, "sb-forwarded-for": "203.0.113.1" };
        assert.equal(await signIn("192.0.2.1", pretended), 429);
        assert.equal(
          await signIn("192.0.2.1", { ...server, "sb-forwarded-for": "203.0.113.1" }),
          400,
        );
        assert.equal(await signIn("203.0.113.1", anon), 400);
      },
    );

    await t.step("with confirmations on, signing up tells nobody who exists", async () => {
      const confirming = startAuth({
        ...options,
        config: {
          ...config,
          auth: { ...config.auth, email: { enabled: true, enable_confirmations: true } },
        },
      });
      const signUp = async () => {
        const request = new Request("http://127.0.0.1/auth/v1/signup", {
          method: "POST",
          headers: { apikey: keys.publishableKey },
          body: JSON.stringify({ email: "new@b.example", password: "correct horse 1" }),
        });
        const response = await confirming.handle(request, "192.0.2.9");
        return { status: response.status, ...await response.json() };
      };
      const first = await signUp();
      assert.deepEqual([first.status, first.access_token], [200, undefined]);
      const second = await signUp();
      assert.deepEqual([second.status, second.identities], [200, []]);
      assert.notEqual(second.id, first.id);
      await confirming.stop();
    });

    await t.step("the API's roles read nothing of it; policies may ask who calls", async () => {
      const { owner } = cluster;
      for (const role of ["anon", "authenticated", "service_role"]) {
        await owner.unsafe(`set role ${role}`);
        await assert.rejects(owner`select from auth.users`, { code: "42501" });
        await owner`select set_config('request.jwt.claims', '{"role":"x"}', false)`;
        const [row] = await owner`select auth.role() as role, auth.uid() as uid`;
        assert.deepEqual({ ...row }, { role: "x", uid: null });
        await owner`reset role`;
      }
    });

    await auth.stop();
    await Deno.remove(folder, { recursive: true });
  });
});
