import { isIP } from "node:net";
import { bringsSecretKey } from "../platform/caller.ts";
import type { StackKeys } from "../platform/keys.ts";

/** Where a request comes from. */
export interface Client {
  /** The IP address whose rate limit the request counts against. */
  address: string;
  userAgent: string | null;
}

/**
 * A server that signs its users in passes their address on in `Sb-Forwarded-For`, or they would all
 * share its own one's limit. Believed only together with the secret key. Otherwise a caller could
 * use up another's limit, or escape its own.
 */
export function describeClient(headers: Headers, peerAddress: string, keys: StackKeys): Client {
  const [forwarded = ""] = (headers.get("sb-forwarded-for") ?? "").split(",");
  const isTrusted = isIP(forwarded.trim()) !== 0 && bringsSecretKey(headers, keys);
  return {
    address: isTrusted ? forwarded.trim() : peerAddress,
    userAgent: headers.get("user-agent"),
  };
}
