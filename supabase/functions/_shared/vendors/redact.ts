/** Keeps a text short and free of the key and of what signed URLs carry in their queries. */
export function redact(text: string, secret: string): string {
  const unsigned = text.replace(/(https?:\/\/[^\s?"')]+)\?[^\s"')]*/g, "$1?…");
  return (secret === "" ? unsigned : unsigned.replaceAll(secret, "…")).slice(0, 500);
}
