import assert from "node:assert/strict";
import { Edge, goodToken, keys } from "./edge.fixture.ts";
import { scratchProject } from "./scratch-project.fixture.ts";

Deno.test("a function sees the request as it was sent, without the prefix", async () => {
  await using edge = await Edge.start();
  const response = await edge.fetch("/echo/a%20b//c?x=1&x=2", {
    method: "PATCH",
    headers: { "x-mine": "1", "x-forwarded-for": "6.6.6.6", "x-original-content-length": "9" },
    body: "the body",
  });
  const { pathname, search, method, host, headers, body, args } = await response.json();
  assert.deepEqual(
    { pathname, search, method, host, body, args },
    {
      ...{ pathname: "/echo/a%20b//c", search: "?x=1&x=2", method: "PATCH", body: "the body" },
      ...{ host: new URL(edge.url).host, args: [] },
    },
  );
  assert.equal(headers["x-mine"], "1");
  assert.equal(headers["content-length"], "8");
  assert.equal(headers["x-forwarded-for"], "127.0.0.1");
  assert.equal(headers["x-original-content-length"], undefined);
  assert.equal((await (await edge.fetch("/echo")).json()).pathname, "/echo");
});

Deno.test("a function sees its own variables and none of this process's", async () => {
  Deno.env.set("LOGOKRAFT_TEST_SECRET", "of the starter");
  await using edge = await Edge.start({ environment: { SUPABASE_URL: "http://x", OWN: "1" } });
  const { environment } = await (await edge.fetch("/echo")).json();
  Deno.env.delete("LOGOKRAFT_TEST_SECRET");
  // What Deno needs to find its cache, a registry and the way there; PATH is its own, `PWD` and the like are sh's.
  const runtime =
    /^(HOME|XDG_CACHE_HOME|LOCALAPPDATA|DENO_\w+|NPM_CONFIG_REGISTRY|NODE_EXTRA_CA_CERTS|(HTTPS?|NO)_PROXY|PATH|PWD|SHLVL|_|OLDPWD)$/i;
  const seen = Object.entries(environment).filter(([name]) => !runtime.test(name));
  assert.deepEqual(Object.fromEntries(seen), { SUPABASE_URL: "http://x", OWN: "1" });
});

Deno.test("a function has a hosted one's rights", async () => {
  await using edge = await Edge.start();
  // /tmp is a function's own, and so is a checkout that lies in it.
  const aroundIt = import.meta.dirname?.startsWith("/tmp/") ? "done" : "NotCapable";
  assert.deepEqual(await (await edge.fetch("/rights")).json(), {
    "read its own file": "done",
    "write to /tmp": "done",
    "read the secrets' file": "NotCapable",
    "read another folder": aroundIt,
    "read /etc": "NotCapable",
    "write beside its code": aroundIt,
    "run a program": "NotCapable",
    "load a library": "NotCapable",
    "read synchronously": "PermissionDenied",
    "rename": "PermissionDenied",
  });
});

Deno.test("the platform's own refusals are worded as hosted's", async (t) => {
  await using edge = await Edge.start();
  const cases = [
    ["/nobody", 404, { code: "NOT_FOUND", message: "Requested function was not found" }],
    ["/off", 404, { code: "NOT_FOUND", message: "Requested function was not found" }],
    ["/broken", 503, {
      code: "BOOT_ERROR",
      message: "Function failed to start (please check logs)",
    }],
    ["/guarded", 401, {
      code: "UNAUTHORIZED_NO_AUTH_HEADER",
      message: "Missing authorization header",
    }],
  ] as const;
  for (const [path, status, body] of cases) {
    await t.step(path, async () => {
      const response = await edge.fetch(path);
      assert.equal(response.status, status);
      assert.equal(response.headers.get("sb-error-code"), body.code);
      assert.deepEqual(await response.json(), body);
    });
  }
  await t.step("HEAD", async () => {
    const response = await edge.fetch("/echo", { method: "HEAD" });
    assert.equal(response.status, 405);
    assert.equal(response.headers.get("allow"), "GET, POST, PUT, PATCH, DELETE, OPTIONS");
  });
  assert.ok(edge.printed.some((line) => /^broken .*it does not even start/.test(line)));
});

Deno.test("verify_jwt lets in who has a token or a key", async () => {
  await using edge = await Edge.start();
  const call = async (headers: Record<string, string>, method = "GET") => {
    const response = await edge.fetch("/guarded", { method, headers });
    await response.body?.cancel();
    return response.headers.get("sb-error-code") ?? response.status;
  };
  const token = (alg: string) => `${btoa(JSON.stringify({ alg })).replaceAll("=", "")}.e30.bad`;
  assert.equal(await call({ authorization: `Bearer ${goodToken}` }), 200);
  assert.equal(await call({ apikey: keys.publishableKey }), 200);
  assert.equal(await call({ authorization: `Bearer ${keys.secretKey}` }), 200);
  assert.equal(await call({}, "OPTIONS"), 200);
  const refused = async (authorization: string) => await call({ authorization });
  assert.equal(await refused("Basic abc"), "UNAUTHORIZED_INVALID_JWT_FORMAT");
  assert.equal(await refused("Bearer abc"), "UNAUTHORIZED_INVALID_JWT_FORMAT");
  assert.equal(await refused(`Bearer ${token("ES256")}`), "UNAUTHORIZED_ASYMMETRIC_JWT");
  assert.equal(await refused(`Bearer ${token("HS256")}`), "UNAUTHORIZED_LEGACY_JWT");
  assert.equal(
    await refused(`Bearer ${token("none")}`),
    "UNAUTHORIZED_UNSUPPORTED_TOKEN_ALGORITHM",
  );
});

Deno.test("an entrypoint and an import map of their own; export default { fetch }", async () => {
  await using project = await scratchProject({
    "config.toml": `
      project_id = "scratch"
      [functions.declared]
      verify_jwt = false
      entrypoint = "./functions/elsewhere/main.ts"
      import_map = "./functions/elsewhere/deno.json"
      [functions.mapped]
      verify_jwt = false`,
    "functions/elsewhere/main.ts": `import { greeting } from "greeting";
      export default { fetch: (req: Request) => new Response(greeting + new URL(req.url).pathname) };`,
    "functions/elsewhere/deno.json": `{ "imports": { "greeting": "../_shared/greeting.ts" } }`,
    "functions/_shared/greeting.ts": `export const greeting = "hello ";`,
    "functions/mapped/index.ts": `import { greeting } from "greeting";
      Deno.serve({ handler: () => new Response(greeting) });`,
    "functions/mapped/import_map.json": `{ "imports": { "greeting": "../_shared/greeting.ts" } }`,
    "functions/serveless/index.ts": `console.log("here");`,
  });
  await using edge = await Edge.start({ configFile: project.configFile });
  assert.equal(await (await edge.fetch("/declared/x")).text(), "hello /declared/x");
  assert.equal(await (await edge.fetch("/mapped")).text(), "hello ");
  const serveless = await edge.fetch("/serveless", { headers: { apikey: keys.secretKey } });
  assert.equal((await serveless.json()).code, "BOOT_ERROR");
});

Deno.test("warming up names the function that doesn't start", async () => {
  await using edge = await Edge.start();
  await assert.rejects(edge.functions.warmUp(), /The function broken did not start:[^]*not even/);
});
