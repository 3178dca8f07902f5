import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { nullable } from "../../_shared/contract/nullable.ts";
import type { ApiEnv, Dependencies } from "../context.ts";
import { bearer, jsonAnswer, jsonRequest } from "../documentation/json-answer.ts";
import { bodyProblems, problemAnswers, userProblems } from "../documentation/problem-answers.ts";
import { jsonBody } from "../requests/json-body.ts";
import { refuseInvalid } from "../requests/validation.ts";
import { createAuthService } from "../services/accounts/auth-service.ts";
import { accessToken, currentUser, requireUser } from "../../_shared/http/user.ts";

const email = z.string().trim().max(255).pipe(z.email({ pattern: z.regexes.html5Email }))
  .openapi({ format: "email" });
const password = z.string().min(1, "is required").openapi({ format: "password" });
/** Auth's rule, `minimum_password_length` of `config.toml`, told in the document; Auth applies it. */
const LEAST_PASSWORD = 8;
const credentials = z.object({ email, password }).openapi("Credentials");
// bcrypt ignores all bytes of a password after the first 72.
const newCredentials = z.object({
  email,
  password: password.refine(
    (text) => new TextEncoder().encode(text).byteLength <= 72,
    "may have 72 bytes at most",
  ).openapi({ minLength: LEAST_PASSWORD }),
}).refine(({ password }) => password.length >= LEAST_PASSWORD, {
  path: ["password"],
  message: `must have at least ${LEAST_PASSWORD} characters`,
  // Auth is not asked about the password where the address is refused before.
  when: ({ issues }) => issues.length > 0 && issues.every(({ path }) => path?.[0] === "email"),
}).openapi("NewCredentials");

const user = z.object({ id: z.guid(), email: z.string() }).openapi("User");
const session = z.object({
  access_token: z.string(),
  refresh_token: z.string().openapi({ description: "Good once: a refresh answers with the next" }),
  token_type: z.string().openapi({ example: "bearer" }),
  expires_in: z.number().openapi({ description: "Seconds" }),
  expires_at: z.number().openapi({ description: "Seconds since 1970" }),
}).openapi("Session");
const signedIn = z.object({ user, session });

const tags = ["Accounts"];

const signUp = createRoute({
  method: "post",
  path: "/auth/signup",
  operationId: "signUp",
  tags,
  summary: "Open an account",
  middleware: jsonBody(),
  request: { body: jsonRequest(newCredentials) },
  responses: {
    201: jsonAnswer(
      "The account; no session where its e-mail address has to be confirmed first",
      z.object({ user, session: nullable(session) }),
    ),
    ...problemAnswers(...bodyProblems, "email_taken", "weak_password", "rate_limited"),
  },
});

const logIn = createRoute({
  method: "post",
  path: "/auth/login",
  operationId: "logIn",
  tags,
  summary: "Log in",
  middleware: jsonBody(),
  request: { body: jsonRequest(credentials) },
  responses: {
    200: jsonAnswer("A new session", signedIn),
    ...problemAnswers(...bodyProblems, "invalid_credentials", "rate_limited"),
  },
});

const refresh = createRoute({
  method: "post",
  path: "/auth/refresh",
  operationId: "refreshSession",
  tags,
  summary: "Get a new access token",
  middleware: jsonBody(),
  request: {
    body: jsonRequest(z.object({ refresh_token: z.string().min(1, "is required") })),
  },
  responses: {
    200: jsonAnswer("The session with new tokens", signedIn),
    ...problemAnswers(...bodyProblems, "invalid_credentials", "rate_limited"),
  },
});

export function accountRoutes({ config }: Dependencies) {
  const auth = (c: Context<ApiEnv>) => createAuthService(config, callerAddress(c.req.raw.headers));

  const logOut = createRoute({
    method: "post",
    path: "/auth/logout",
    operationId: "logOut",
    tags,
    summary: "End the session; its access token lives until it expires",
    security: bearer,
    middleware: requireUser(config),
    responses: {
      204: { description: "Ended" },
      ...problemAnswers(...userProblems),
    },
  });

  const me = createRoute({
    method: "get",
    path: "/auth/me",
    operationId: "readMe",
    tags,
    summary: "Who is logged in",
    security: bearer,
    middleware: requireUser(config),
    responses: {
      200: jsonAnswer("The user", z.object({ user })),
      ...problemAnswers(...userProblems),
    },
  });

  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
    .openapi(signUp, async (c) => c.json(await auth(c).signUp(c.req.valid("json")), 201))
    .openapi(logIn, async (c) => c.json(await auth(c).logIn(c.req.valid("json")), 200))
    .openapi(
      refresh,
      async (c) => c.json(await auth(c).refresh(c.req.valid("json").refresh_token), 200),
    )
    .openapi(logOut, async (c) => {
      await auth(c).logOut(accessToken(c.req.raw.headers));
      return c.body(null, 204);
    })
    .openapi(me, (c) => {
      const { id, email } = currentUser(c);
      return c.json({ user: { id, email } }, 200);
    });
}

/**
 * The IP address that a request comes from, as the platform's edge tells it. `cf-connecting-ip` is
 * set by the edge alone, while a client can begin `x-forwarded-for` as it likes; where only that is
 * there, its first entry is the client's.
 */
function callerAddress(headers: Headers): string | undefined {
  const [first] = (headers.get("x-forwarded-for") ?? "").split(",");
  return headers.get("cf-connecting-ip")?.trim() || first?.trim() || undefined;
}
