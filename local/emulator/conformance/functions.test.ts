import { FunctionsHttpError } from "@supabase/supabase-js";
import assert from "node:assert/strict";
import { openClient, project, signInNewUser } from "./project.ts";

const base = `${project.SUPABASE_URL}/functions/v1`;

Deno.test("a function is invoked by name and path, and its answer parsed", async () => {
  const { functions } = openClient();
  const { data, error } = await functions.invoke("api/v1/health", { method: "GET" });
  assert.equal(error, null);
  assert.deepEqual(data, { status: "ok" });
});

Deno.test("a user's token reaches the function, beside the key", async () => {
  const { client, id } = await signInNewUser();
  const { data } = await client.functions.invoke("api/v1/auth/me", { method: "GET" });
  assert.equal(data.user.id, id);
  const nobody = await openClient().functions.invoke("api/v1/auth/me", { method: "GET" });
  assert.ok(nobody.error instanceof FunctionsHttpError);
  assert.equal(nobody.error.context.status, 401);
  assert.equal((await nobody.error.context.json()).code, "unauthorized");
});

Deno.test("an object is sent as JSON", async () => {
  const { error } = await openClient().functions.invoke("api/v1/auth/login", {
    body: { a: 1 },
  });
  assert.ok(error instanceof FunctionsHttpError);
  assert.deepEqual([error.context.status, (await error.context.json()).code], [
    ...[422, "validation_failed"],
  ]);
});

Deno.test("a function that isn't there is the platform's 404", async () => {
  const { error } = await openClient().functions.invoke("no-such-function");
  assert.ok(error instanceof FunctionsHttpError);
  assert.equal(error.context.status, 404);
  assert.equal(error.context.headers.get("sb-error-code"), "NOT_FOUND");
  assert.deepEqual(await error.context.json(), {
    code: "NOT_FOUND",
    message: "Requested function was not found",
  });
  // A folder of shared code is not a function.
  const shared = await fetch(`${base}/_shared`);
  assert.equal((await shared.json()).code, "NOT_FOUND");
});

Deno.test("an answer streams: what was said arrives before the rest", async () => {
  const leaving = new AbortController();
  const response = await fetch(`${base}/api/v1/stream-test`, { signal: leaving.signal });
  assert.equal(response.headers.get("content-type")?.split(";")[0], "text/event-stream");
  assert.equal(response.headers.get("content-length"), null);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (!text.includes("data:")) text += (await reader?.read())?.value ?? assert.fail(text);
  leaving.abort();
  await reader?.closed.catch(() => {});
});

Deno.test("which pages may call is the function's own matter", async () => {
  const preflight = await fetch(`${base}/api/v1/health`, {
    method: "OPTIONS",
    headers: {
      origin: "https://page.example",
      "access-control-request-method": "GET",
      "access-control-request-headers": "authorization,apikey,x-client-info",
    },
  });
  assert.equal(preflight.ok, true);
  assert.equal(preflight.headers.get("access-control-allow-origin"), "*");
  assert.match(preflight.headers.get("access-control-allow-headers") ?? "", /x-client-info/i);
  await preflight.body?.cancel();
});
