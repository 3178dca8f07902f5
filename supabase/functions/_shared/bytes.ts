/**
 * Bytes in a buffer of their own, as `Blob`, `Response` and Web Crypto take them. That is
 * `Uint8Array<ArrayBuffer>` to a TypeScript that tells buffers apart, and plain `Uint8Array` to
 * hosted's, which can't read the former.
 */
export type Bytes = ReturnType<TextEncoder["encode"]>;
