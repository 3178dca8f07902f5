import { createClient } from "@supabase/supabase-js";
import assert from "node:assert/strict";
import { signIn } from "./sign-in.ts";

const user = { id: crypto.randomUUID(), aud: "authenticated", app_metadata: {}, user_metadata: {} };
const session = { access_token: "a.b.c", refresh_token: "r", token_type: "bearer", expires_in: 60 };

/** Without it, clients look for an error's code elsewhere. */
const headers = { "x-supabase-api-version": "2024-01-01" };

/** A client of an Auth that gives these answers, and what it was asked. */
function openScripted(answers: [status: number, body: object][]) {
  const asked: string[] = [];
  const client = createClient("http://auth.invalid", "key", {
    auth: { persistSession: false, autoRefreshToken: false },
    global: {
      fetch: (input) => {
        asked.push(String(input));
        const [status, body] = answers.shift() ?? assert.fail("it was asked once more");
        return Promise.resolve(Response.json(body, { status, headers }));
      },
    },
  });
  return { client, asked };
}

const credentials = { email: "a@example.org", password: "correct horse 1" };
const limited = { code: "over_request_rate_limit", msg: "Request rate limit reached" };

Deno.test("who is one too many waits and is let in", async () => {
  const { client, asked } = openScripted([
    [429, limited],
    [429, limited],
    [200, { ...session, user }],
  ]);
  await signIn(client, credentials, 1);
  assert.equal(asked.length, 3);
});

Deno.test("any other refusal is one", async () => {
  const { client } = openScripted([[400, { code: "invalid_credentials", msg: "Invalid" }]]);
  await assert.rejects(signIn(client, credentials, 1), { code: "invalid_credentials" });
});
