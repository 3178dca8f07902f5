/**
 * Bytes in a buffer of their own, as `Blob`, `Response` and Web Crypto take them. That is
 * `Uint8Array<ArrayBuffer>` to a TypeScript that tells buffers apart, and plain `Uint8Array` to
 * hosted's, which can't read the former.
 */
export type Bytes = ReturnType<TextEncoder["encode"]>;

/** A size for people: `5 MiB`, `64 KiB`, `300 bytes`. */
export function formatBytes(count: number): string {
  if (count >= 1024 * 1024) return `${trim(count / (1024 * 1024))} MiB`;
  return count >= 1024 ? `${trim(count / 1024)} KiB` : `${count} bytes`;
}

function trim(value: number): string {
  return String(Math.floor(value * 10) / 10);
}
