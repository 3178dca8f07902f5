/**
 * Gives the memory of bytes back at once, which can't be read any more. V8 collects buffers late,
 * tens of megabytes at a time, and a worker that holds large pictures has no such room.
 */
export function release({ buffer }: Uint8Array | Uint16Array | Float32Array): void {
  // ES2024, which the TypeScript of hosted Supabase doesn't know.
  (buffer as ArrayBuffer & { transfer(bytes: number): unknown }).transfer(0);
}
