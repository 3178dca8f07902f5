/** Pictures that a vendor's answer names by URL, the latest ones only. */
export interface Pictures {
  /** Returns the picture's id. */
  keep(bytes: Uint8Array<ArrayBuffer>, type: string): string;
  find(id: string): { bytes: Uint8Array<ArrayBuffer>; type: string } | undefined;
}

/** Keeps up to `limit` pictures, and lets the one go that was kept or read longest ago. */
export function createPictures(limit: number): Pictures {
  const kept = new Map<string, { bytes: Uint8Array<ArrayBuffer>; type: string }>();
  return {
    keep(bytes, type) {
      const id = crypto.randomUUID();
      kept.set(id, { bytes, type });
      for (const oldest of kept.keys()) {
        if (kept.size <= limit) break;
        kept.delete(oldest);
      }
      return id;
    },
    find(id) {
      const picture = kept.get(id);
      if (picture === undefined) return undefined;
      kept.delete(id);
      kept.set(id, picture);
      return picture;
    },
  };
}
