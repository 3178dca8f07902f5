import { decodeProtectedHeader, errors } from "jose";
import { type Caller, resolveCaller } from "../platform/caller.ts";
import type { StackKeys } from "../platform/keys.ts";

/** Why a token is no good, with hosted's code and words. */
export class Unauthorized extends Error {
  constructor(readonly code: string, message: string) {
    super(message);
  }
}

/**
 * Who opens the socket: browsers can't set headers on one, so the key comes as a query parameter.
 *
 * @returns the answer that refuses the connection.
 */
export async function authorizeConnection(
  request: Request,
  keys: StackKeys,
): Promise<Caller | Response> {
  const apiKey = request.headers.get("x-api-key") ??
    new URL(request.url).searchParams.get("apikey");
  if (!apiKey) return Response.json({ error: "API key is missing" }, { status: 401 });
  const headers = new Headers({ apikey: apiKey });
  const agent = request.headers.get("user-agent");
  if (agent) headers.set("user-agent", agent);
  return await resolveCaller(headers, keys);
}

/**
 * Who uses a channel: the user of the token, or whoever opened the socket where the token is none or
 * an API key.
 *
 * @throws `Unauthorized`
 */
export async function authorizeChannel(
  token: string | null | undefined,
  connected: Caller,
  keys: StackKeys,
): Promise<Caller> {
  if (!token || token.startsWith("sb_")) return connected;
  try {
    const { exp, role } = await keys.verifyToken(token);
    if (exp === undefined || role === undefined) {
      throw new Unauthorized("InvalidJWTToken", "Fields `role` and `exp` are required in JWT");
    }
  } catch (error) {
    throw explain(error, token);
  }
  const caller = await resolveCaller(new Headers({ authorization: `Bearer ${token}` }), keys);
  if (caller instanceof Response) throw malformed();
  return caller;
}

/** What a channel ends with when its token has run out. `exp` is in seconds. */
export function expired(exp: number): Unauthorized {
  const seconds = Math.max(0, Math.floor(Date.now() / 1000) - exp);
  return new Unauthorized("InvalidJWTToken", `Token has expired ${seconds} seconds ago`);
}

function explain(error: unknown, token: string): unknown {
  if (error instanceof errors.JWTExpired) return expired(Number(error.payload.exp));
  if (!(error instanceof errors.JOSEError)) return error;
  try {
    decodeProtectedHeader(token);
  } catch {
    return malformed();
  }
  return new Unauthorized("JwtSignatureError", "Failed to validate JWT signature");
}

function malformed(): Unauthorized {
  return new Unauthorized("MalformedJWT", "The token provided is not a valid JWT");
}
