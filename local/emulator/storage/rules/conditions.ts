/**
 * Whether what the client has is what there is: a 304. `If-None-Match` wins over
 * `If-Modified-Since` (RFC 9110 §13.2.2).
 *
 * @param etag quoted, and strong.
 */
export function isUnchanged(headers: Headers, etag: string, lastModified: Date): boolean {
  const known = headers.get("if-none-match");
  if (known !== null) {
    return known.split(",").map((tag) => tag.trim().replace(/^W\//, ""))
      .some((tag) => tag === "*" || tag === etag);
  }
  const since = Date.parse(headers.get("if-modified-since") ?? "");
  // HTTP's dates have no fractions of a second.
  return Math.floor(lastModified.getTime() / 1000) * 1000 <= since;
}
