/**
 * The IP address that a request comes from, as the platform's edge tells it. `cf-connecting-ip` is
 * set by the edge alone, while a client can begin `x-forwarded-for` as it likes; where only that is
 * there, its first entry is the client's.
 */
export function callerAddress(headers: Headers): string | undefined {
  const [first] = (headers.get("x-forwarded-for") ?? "").split(",");
  return headers.get("cf-connecting-ip")?.trim() || first?.trim() || undefined;
}
