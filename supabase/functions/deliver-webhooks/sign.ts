import { decodeBase64, encodeBase64 } from "hono/utils/encode";

const PREFIX = "whsec_";

interface SignedContent {
  /** The same for each try. */
  id: string;
  /** Seconds since 1970, of this try. */
  timestamp: number;
  body: string;
}

/**
 * The headers by which a receiver knows that a message is ours and new: Standard Webhooks 1.0,
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 *
 * @param secret `whsec_` and the key in base64
 */
export async function signMessage(
  secret: string,
  { id, timestamp, body }: SignedContent,
): Promise<Record<string, string>> {
  const key = await crypto.subtle.importKey(
    "raw",
    decodeBase64(secret.slice(PREFIX.length)),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  const content = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  const signature = await crypto.subtle.sign("HMAC", key, content);
  return {
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": `v1,${encodeBase64(signature)}`,
  };
}
