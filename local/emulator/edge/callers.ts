import { decodeProtectedHeader } from "jose";
import type { StackKeys } from "../platform/keys.ts";
import { platformError } from "./platform-error.ts";

/** What proves who calls. */
export type CallerKeys = Pick<StackKeys, "publishableKey" | "secretKey" | "verifyToken">;

/**
 * The check of functions with `verify_jwt`: a user's token, a key from before `sb_…`, or, on either
 * header, one of today's. So it keeps strangers out, but says nothing of a user.
 *
 * @returns hosted's refusal, or undefined.
 */
export async function refuseStranger(
  { method, headers }: Request,
  keys: CallerKeys,
): Promise<Response | undefined> {
  if (method === "OPTIONS") return undefined; // A browser asks before it shows who it is.
  const isKey = (text: string) => text === keys.publishableKey || text === keys.secretKey;
  if (isKey(headers.get("apikey") ?? "")) return undefined;
  const authorization = headers.get("authorization");
  if (authorization === null) return refusal("NO_AUTH_HEADER", "Missing authorization header");
  const [, token = ""] = /^Bearer (.+)$/i.exec(authorization) ?? [];
  if (isKey(token)) return undefined;
  const algorithm = algorithmOf(token);
  if (algorithm === undefined) return refusal("INVALID_JWT_FORMAT", "Invalid JWT");
  if (/^HS/.test(algorithm)) return refusal("LEGACY_JWT", "Invalid JWT");
  if (!/^(ES|RS)256$/.test(algorithm)) {
    return refusal("UNSUPPORTED_TOKEN_ALGORITHM", `Unsupported JWT algorithm ${algorithm}`);
  }
  const isGood = await keys.verifyToken(token).then(() => true, () => false);
  return isGood ? undefined : refusal("ASYMMETRIC_JWT", "Invalid JWT");
}

function algorithmOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).alg;
  } catch {
    return undefined;
  }
}

function refusal(code: string, message: string): Response {
  return platformError(401, `UNAUTHORIZED_${code}`, message);
}
