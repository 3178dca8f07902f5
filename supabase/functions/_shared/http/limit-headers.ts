/**
 * The headers of a 429, as in draft-ietf-httpapi-ratelimit-headers-10. A limit on what exists at
 * once has no window.
 */
export function limitHeaders(limit: {
  name: string;
  quota: number;
  windowSeconds?: number;
  remaining: number;
  resetSeconds: number;
  retryAfter: number;
}): Record<string, string> {
  const window = limit.windowSeconds === undefined ? "" : `;w=${limit.windowSeconds}`;
  return {
    "retry-after": String(limit.retryAfter),
    "ratelimit": `"${limit.name}";r=${limit.remaining};t=${limit.resetSeconds}`,
    "ratelimit-policy": `"${limit.name}";q=${limit.quota}${window}`,
  };
}
