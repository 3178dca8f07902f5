import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { parseConfig, type StackConfig } from "../platform/config.ts";
import { loadKeys } from "../platform/keys.ts";
import { withScratchCluster } from "../postgres/scratch-cluster.ts";
import { startAuth } from "./auth.ts";
import type { Mail } from "./mail.ts";
import { findWeakness, requireStrong } from "./password.ts";
import { RateLimit } from "./rate-limit.ts";
import { installAuthSchema } from "./schema.ts";

const config = parseConfig('project_id = "test"');
const { auth: rules } = config;

Deno.test("a bucket is full at first and refills evenly", () => {
  const limit = new RateLimit(60, 30);
  for (let n = 0; n < 30; n++) limit.take("10.0.0.1", 0);
  assert.throws(() => limit.take("10.0.0.1", 0), { code: "over_request_rate_limit", status: 429 });
  limit.take("10.0.0.2", 0);
  limit.take("10.0.0.1", 5_000);
  assert.throws(() => limit.take("10.0.0.1", 5_000), { status: 429 });
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

Deno.test("the 72 bytes that bcrypt takes are counted in bytes, not letters", () => {
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
      auth: {
        ...config.auth,
        rate_limit: { ...config.auth.rate_limit, sign_in_sign_ups: 3, token_refresh: 3, burst: 3 },
      },
    };
    const mails: Mail[] = [];
    const options = {
      ...{
        adminUrl: cluster.adminUrl,
        keys,
        apiUrl: "http://127.0.0.1:1",
        redirects: { siteUrl: "http://page.test", additional: [] },
      },
      sendMail: (mail: Mail) => Promise.resolve(void mails.push(mail)),
    };
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

    // auth/internal/api: token_test.go, TestRateLimitTokenRefresh; middleware_test.go,
    // TestPerformRateLimitingWithSBFF
    await t.step("has a bucket for each route", async () => {
      const request = new Request("http://127.0.0.1/auth/v1/signup", {
        method: "POST",
        headers: { apikey: keys.publishableKey },
        body: JSON.stringify({ email: "own-bucket@b.example", password: "correct horse" }),
      });
      assert.equal(await signIn("192.0.2.1", { apikey: keys.publishableKey }), 429);
      const response = await auth.handle(request, "192.0.2.1");
      assert.equal(response.status, 200, await response.text());
    });

    await t.step("calls a token malformed whose subject is no UUID", async () => {
      // auth/internal/api/auth_test.go, TestMaybeLoadUserOrSession: "Invalid Subject Claim"
      const exp = Math.floor(Date.now() / 1000) + 60;
      const token = await keys.signToken({ sub: "nobody", role: "authenticated", exp });
      const request = new Request("http://127.0.0.1/auth/v1/user", {
        headers: { apikey: keys.publishableKey, authorization: `Bearer ${token}` },
      });
      const response = await auth.handle(request, "192.0.2.9");
      const { error_code } = await response.json();
      assert.deepEqual([response.status, error_code], [400, "bad_jwt"]);
    });

    await t.step("with confirmations on, signing up tells nobody who exists", async () => {
      const confirming = startAuth({
        ...options,
        config: {
          ...config,
          auth: { ...config.auth, email: { ...config.auth.email, enable_confirmations: true } },
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

    await t.step("a forgotten password: the mail, its link, its code, each once", async () => {
      const email = { ...config.auth.email, max_frequency: 0 };
      const open = startAuth({ ...options, config: { ...config, auth: { ...rules, email } } });
      const call = (path: string, body?: object) =>
        open.handle(
          new Request(`http://127.0.0.1/auth/v1${path}`, {
            method: body ? "POST" : "GET",
            ...(body && {
              headers: { apikey: keys.publishableKey },
              body: JSON.stringify(body),
            }),
          }),
          "192.0.2.10",
        );
      const address = "forgot@b.example";
      const ask = async (more = {}, target = "http://page.test/reset?x=1") => {
        const query = new URLSearchParams({ redirect_to: target });
        const response = await call(`/recover?${query}`, { email: address, ...more });
        assert.deepEqual([response.status, await response.json()], [200, {}]);
        const mail = mails.at(-1);
        const link = new URL(/http\S+/.exec(mail?.text ?? "")?.[0] ?? "");
        return { link, code: /code: (\d{6})/.exec(mail?.text ?? "")?.[1] ?? "" };
      };
      const follow = async (link: URL) => {
        const response = await call(`${link.pathname.slice("/auth/v1".length)}${link.search}`);
        assert.equal(response.status, 303);
        return new URL(response.headers.get("location") ?? "");
      };
      const hash = (url: URL) => Object.fromEntries(new URLSearchParams(url.hash.slice(1)));

      await (await call("/recover", { email: address })).json();
      assert.equal(mails.length, 0, "nobody has this address");
      await call("/signup", { email: address, password: "correct horse 1" });

      const { link } = await ask();
      assert.equal(mails[0]?.to, address);
      const landed = await follow(link);
      assert.match(landed.href, /^http:\/\/page\.test\/reset\?x=1#access_token=/);
      assert.equal(hash(landed).type, "recovery");
      assert.equal(hash(await follow(link)).error_code, "otp_expired", "it is used up");

      const { code } = await ask();
      const body = { type: "recovery", email: address, token: code };
      const wrong = await call("/verify", { ...body, token: code === "000000" ? "1" : "000000" });
      assert.deepEqual([wrong.status, (await wrong.json()).error_code], [403, "otp_expired"]);
      assert.equal((await (await call("/verify", body)).json()).user.email, address);

      const verifier = "v".repeat(43);
      const challenge = createHash("sha256").update(verifier).digest("base64url");
      const pkce = await ask({ code_challenge: challenge, code_challenge_method: "s256" });
      const auth_code = (await follow(pkce.link)).searchParams.get("code");
      const exchange = async (code_verifier: string) => {
        const response = await call("/token?grant_type=pkce", { auth_code, code_verifier });
        const answer = await response.json();
        return answer.error_code ?? answer.user.email;
      };
      assert.equal(await exchange("somebody else's"), "bad_code_verifier");
      assert.equal(await exchange(verifier), address);
      assert.equal(await exchange(verifier), "flow_state_not_found");

      const elsewhere = await ask({}, "https://evil.test/");
      assert.equal((await follow(elsewhere.link)).origin, "http://page.test");
      const old = await ask();
      await cluster.admin`
        update auth.users set recovery_sent_at = now() - interval '61 minutes'
        where email = ${address}`;
      assert.equal(hash(await follow(old.link)).error_code, "otp_expired");
      await open.stop();

      const slow = startAuth({ ...options, config });
      const again = (n: number) =>
        slow.handle(
          new Request("http://127.0.0.1/auth/v1/recover", {
            method: "POST",
            headers: { apikey: keys.publishableKey },
            body: JSON.stringify({ email: address }),
          }),
          `192.0.2.${n}`,
        );
      const answers = [await again(11), await again(12)].map(({ status }) => status);
      assert.deepEqual(answers, [200, 429]);
      await slow.stop();
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
