/** A file of a kit, as it is stored and shown. */
export interface KitFile {
  /** Its path in the zip; what begins with `work/` is for later steps alone. */
  name: string;
  /** What it is for, as a sentence's beginning: `Website header`. */
  purpose: string;
  mimeType: string;
  /** In pixels; null for what has none. */
  width: number | null;
  height: number | null;
  bytes: Uint8Array;
}

/** A file that an earlier step stored; `bytes` is its size. */
export interface StoredFile extends Omit<KitFile, "bytes"> {
  bytes: number;
}

/** Text as a file's bytes. */
export function textBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function textFile(name: string, purpose: string, mimeType: string, text: string): KitFile {
  return { name, purpose, mimeType, width: null, height: null, bytes: textBytes(text) };
}
