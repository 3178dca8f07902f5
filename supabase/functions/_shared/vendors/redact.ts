/**
 * An address, with its query. What it reads it also takes, so that no letter is read again: a
 * pattern that asked for a question mark too would read a long text once for each `http://` in it.
 */
export const address = /https?:\/\/[^\s"')]+/g;

/**
 * Keeps a text free of the key and of what signed URLs carry in their queries, and to 500
 * characters.
 */
export function redact(text: string, secret: string): string {
  const unsigned = text.replace(address, withoutQuery);
  return (secret === "" ? unsigned : unsigned.replaceAll(secret, "…")).slice(0, 500);
}

function withoutQuery(address: string): string {
  const end = address.indexOf("?");
  return end === -1 ? address : `${address.slice(0, end)}?…`;
}
