import assert from "node:assert/strict";
import { startApi, userId } from "../app.fixture.ts";

const json = { "content-type": "application/json" };
const credentials = { email: "ada@example.com", password: "correct horse" };
const session = {
  access_token: "a",
  refresh_token: "r",
  token_type: "bearer",
  expires_in: 3600,
  expires_at: 1_800_000_000,
};
const user = { id: userId, email: "ada@example.com" };

function startWith(path: string, answer: (request: Request) => Response) {
  return startApi({ [`/auth/v1/${path}`]: answer });
}

async function post(
  api: Awaited<ReturnType<typeof startApi>>,
  path: string,
  body: unknown,
  headers: HeadersInit = json,
) {
  const response = await api.call(`/api/v1/auth/${path}`, {
    method: "POST",
    headers,
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return {
    response,
    answer: response.status === 204 ? null : await response.json(),
  };
}

Deno.test("a sign-up spends its caller's own rate limit", async () => {
  let seen: Headers | undefined;
  await using api = await startWith("signup", (request) => {
    seen = request.headers;
    return Response.json({
      ...session,
      user: { ...user, role: "authenticated" },
    });
  });
  const { response, answer } = await post(api, "signup", credentials, {
    ...json,
    "x-forwarded-for": "203.0.113.7, 10.0.0.1",
  });
  assert.equal(response.status, 201);
  assert.deepEqual(answer, { user, session });
  assert.equal(seen?.get("sb-forwarded-for"), "203.0.113.7");
  assert.equal(seen?.get("apikey"), "sb_secret_test");
});

Deno.test("where addresses are confirmed, a sign-up has no session", async () => {
  await using api = await startWith("signup", () => Response.json({ ...user, identities: [] }));
  const { response, answer } = await post(api, "signup", credentials);
  assert.equal(response.status, 201);
  assert.deepEqual(answer, { user, session: null });
});

Deno.test("Auth's refusals become the contract's", async () => {
  const cases: [string, string, number, object, number, string][] = [
    ["signup", "signup", 422, { code: "user_already_exists" }, 409, "email_taken"],
    [
      "signup",
      "signup",
      422,
      { code: "weak_password", weak_password: { reasons: ["length"] } },
      422,
      "weak_password",
    ],
    ["signup", "signup", 400, { code: "validation_failed" }, 422, "validation_failed"],
    ["signup", "signup", 429, { code: "over_request_rate_limit" }, 429, "rate_limited"],
    ["signup", "signup", 500, { code: "unexpected_failure" }, 503, "unavailable"],
    ["login", "token", 400, { code: "invalid_credentials" }, 401, "invalid_credentials"],
    ["login", "token", 400, { code: "email_not_confirmed" }, 401, "invalid_credentials"],
    ["refresh", "token", 400, { code: "refresh_token_not_found" }, 401, "invalid_credentials"],
    ["refresh", "token", 400, { code: "refresh_token_already_used" }, 401, "invalid_credentials"],
  ];
  for (const [route, path, theirs, body, ours, code] of cases) {
    await using api = await startWith(
      path,
      () => Response.json({ message: "x", ...body }, { status: theirs }),
    );
    const { response, answer } = await post(api, route, {
      ...credentials,
      refresh_token: "r",
    });
    assert.equal(answer.code, code);
    assert.equal(response.status, ours);
    if (ours === 429) assert.equal(response.headers.get("retry-after"), "10");
  }
});

Deno.test("what Auth refuses besides is told without its code", async () => {
  const refusals: [string, string][] = [
    [
      "validation_failed",
      "The request is not accepted: check the e-mail address and the password.",
    ],
    ["email_address_invalid", "email is not accepted: check it, or use another address."],
    [
      "signup_disabled",
      "The request is not accepted: no new accounts are taken here. Ask the operator.",
    ],
  ];
  for (const [code, detail] of refusals) {
    const refuse = () => Response.json({ code, message: "Unable to process" }, { status: 422 });
    await using api = await startWith("signup", refuse);
    const { answer } = await post(api, "signup", credentials);
    assert.deepEqual([answer.code, answer.detail], ["validation_failed", detail]);
  }
});

Deno.test("a short password is told the least length", async () => {
  await using api = await startWith("signup", () =>
    Response.json({
      code: "weak_password",
      message: "Password should be at least 6 characters.",
      weak_password: { reasons: ["length"] },
    }, { status: 422 }));
  const { answer } = await post(api, "signup", { ...credentials, password: "short" });
  assert.equal(answer.code, "weak_password");
  assert.equal(answer.detail, "Choose another password: use at least 6 characters.");
});

Deno.test("a body that breaks a rule never reaches Auth", async () => {
  await using api = await startApi();
  const cases: [unknown, HeadersInit, string][] = [
    ["{", json, "malformed_json"],
    ["", json, "malformed_json"],
    [credentials, { "content-type": "text/plain" }, "unsupported_media_type"],
    ["[]", json, "validation_failed"],
    [{ ...credentials, email: "ada" }, json, "validation_failed"],
    [{ ...credentials, password: "" }, json, "validation_failed"],
    [{ ...credentials, password: 12345678 }, json, "validation_failed"],
    [{ ...credentials, password: "ä".repeat(37) }, json, "validation_failed"],
    [{ ...credentials, password: "a\0bcdefghi" }, json, "validation_failed"],
    [{ ...credentials, note: "x".repeat(65_536) }, json, "body_too_large"],
    ["[".repeat(60_000), json, "malformed_json"],
    ["[".repeat(30_000) + "]".repeat(30_000), json, "validation_failed"],
  ];
  for (const [body, headers, code] of cases) {
    assert.equal((await post(api, "signup", body, headers)).answer.code, code);
  }
  assert.deepEqual(api.calls, []);
});

Deno.test("with an address that is none, a short password is told too", async () => {
  await using api = await startApi();
  const paths = async (body: object) =>
    (await post(api, "signup", body)).answer.errors.map(({ path }: { path: string }) => path);
  assert.deepEqual(await paths({ email: "nope", password: "abc" }), ["email", "password"]);
  assert.deepEqual(await paths({ email: "nope", password: "" }), ["email", "password"]);
  assert.deepEqual(await paths({ email: "nope", password: "long enough" }), ["email"]);
  assert.deepEqual(api.calls, []);
});

Deno.test("logging out ends the caller's session, once and again", async () => {
  let status = 204;
  let authorization: string | null = null;
  await using api = await startWith("logout", (request) => {
    authorization = request.headers.get("authorization");
    return status === 204
      ? new Response(null, { status })
      : Response.json({ code: "session_not_found", message: "x" }, { status });
  });
  assert.equal((await post(api, "logout", "", {})).response.status, 204);
  assert.equal(authorization, `Bearer ${api.token}`);
  const lowerCase = { authorization: `bearer ${api.token}` };
  assert.equal((await post(api, "logout", "", lowerCase)).response.status, 204);
  assert.equal(authorization, `Bearer ${api.token}`);
  status = 403;
  assert.equal((await post(api, "logout", "", {})).response.status, 204);
});

Deno.test("Auth that does not answer is 503", async () => {
  const api = await startApi();
  await api[Symbol.asyncDispose]();
  assert.equal((await post(api, "login", credentials)).answer.code, "unavailable");
});

for (
  const type of [
    "application/json;charset=utf-8;",
    "application/json; charset=utf-8",
    'application/json ; charset="UTF-8"',
    "Application/JSON",
    "application/json;",
  ]
) {
  Deno.test(`a body of the type ${type} is read`, async () => {
    await using api = await startWith("token", () => Response.json({ ...session, user }));
    const { response, answer } = await post(api, "login", credentials, { "content-type": type });
    assert.equal(response.status, 200, JSON.stringify(answer));
  });
}
