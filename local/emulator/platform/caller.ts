import { timingSafeEqual } from "node:crypto";
import { errors, type JWTPayload } from "jose";
import type { StackKeys } from "./keys.ts";

const roles = ["anon", "authenticated", "service_role"] as const;

/** Who calls, as Postgres is to see it. */
export interface Caller {
  role: typeof roles[number];
  /** What `request.jwt.claims` becomes; `role` always, `sub` and the rest for a user. */
  claims: JWTPayload;
}

/**
 * Tells who calls from the headers `apikey` and `Authorization`, as the hosted gateway does. A
 * user's token wins over the key: a server that holds the secret key and passes a user's token on
 * acts as that user. A token alone will do; routes that want a key too add `requireApiKey`.
 *
 * @returns the 401 to answer with, where the caller proves nothing or proves it badly.
 */
export async function resolveCaller(headers: Headers, keys: StackKeys): Promise<Caller | Response> {
  const apiKey = headers.get("apikey");
  const bearer = bearerToken(headers);
  if (!apiKey && !bearer) return noApiKey();

  let caller: Caller | undefined;
  if (apiKey) {
    caller = await callerOfKey(apiKey, keys);
    if (!caller) return invalidApiKey();
    if (caller.role === "service_role" && isBrowser(headers)) return secretInBrowser();
  }
  if (!bearer || bearer === apiKey) return caller ?? invalidApiKey();
  return await callerOfBearer(bearer, keys, headers);
}

/** The 401 for a request without a valid `apikey`: Auth and REST want one beside any token. */
export async function requireApiKey(
  headers: Headers,
  keys: StackKeys,
): Promise<Response | undefined> {
  const apiKey = headers.get("apikey");
  if (!apiKey) return noApiKey();
  if (!await callerOfKey(apiKey, keys)) return invalidApiKey();
}

/** Whether the header `apikey` carries the secret key itself, whoever's token comes with it. */
export function bringsSecretKey(headers: Headers, keys: StackKeys): boolean {
  return isSame(headers.get("apikey") ?? "", keys.secretKey);
}

/** The token of an `Authorization: Bearer …` header. */
export function bearerToken(headers: Headers): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
}

async function callerOfKey(key: string, keys: StackKeys): Promise<Caller | undefined> {
  if (isSame(key, keys.publishableKey)) return { role: "anon", claims: { role: "anon" } };
  if (isSame(key, keys.secretKey)) {
    return { role: "service_role", claims: { role: "service_role" } };
  }
  // Keys from before `sb_…` are tokens that name a role.
  return key.startsWith("sb_") ? undefined : await callerOfToken(key, keys).catch(() => undefined);
}

async function callerOfBearer(
  token: string,
  keys: StackKeys,
  headers: Headers,
): Promise<Caller | Response> {
  if (token.startsWith("sb_")) {
    const caller = await callerOfKey(token, keys);
    if (!caller) return invalidApiKey();
    return caller.role === "service_role" && isBrowser(headers) ? secretInBrowser() : caller;
  }
  try {
    return await callerOfToken(token, keys);
  } catch (error) {
    return invalidToken(error);
  }
}

async function callerOfToken(token: string, keys: StackKeys): Promise<Caller> {
  const claims = await keys.verifyToken(token);
  const role = roles.find((known) => known === claims.role);
  if (!role) throw new errors.JWTClaimValidationFailed("unknown role", claims, "role");
  return { role, claims };
}

/** Hosted refuses the secret key to browsers by this alone. */
function isBrowser(headers: Headers): boolean {
  return headers.get("user-agent")?.startsWith("Mozilla/") ?? false;
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [new TextEncoder().encode(given), new TextEncoder().encode(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function noApiKey(): Response {
  return unauthorized({
    message: "No API key found in request",
    hint: "No `apikey` request header or url param was found.",
  });
}

function invalidApiKey(): Response {
  return unauthorized({
    message: "Invalid API key",
    hint: "Double check your Supabase `anon` or `service_role` API key.",
  });
}

function secretInBrowser(): Response {
  return unauthorized({
    message: "Forbidden use of secret API key in browser",
    hint: "Secret API keys can only be used in a protected environment, never in a browser.",
  });
}

/** PostgREST's answer (https://docs.postgrest.org/en/stable/references/errors.html#group-3-jwt). */
function invalidToken(error: unknown): Response {
  const expired = error instanceof errors.JWTExpired;
  const claimsAreBad = expired || error instanceof errors.JWTClaimValidationFailed;
  const message = expired ? "JWT expired" : "JWT could not be verified";
  const challenge = `Bearer error="invalid_token", error_description="${message}"`;
  return unauthorized(
    { code: claimsAreBad ? "PGRST303" : "PGRST301", details: null, hint: null, message },
    { "www-authenticate": challenge },
  );
}

function unauthorized(body: unknown, headers?: HeadersInit): Response {
  return Response.json(body, { status: 401, headers });
}
