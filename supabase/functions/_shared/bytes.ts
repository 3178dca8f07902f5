/**
 * Bytes in a buffer of their own, as `Blob`, `Response` and Web Crypto take them. Newer TypeScript
 * calls that type `Uint8Array<ArrayBuffer>`. The TypeScript of hosted Supabase knows only a plain
 * `Uint8Array`, so the type is derived instead of written down.
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
