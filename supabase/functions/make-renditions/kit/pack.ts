import type { KitFile, StoredFile } from "./kit-file.ts";

/** The least that a zip can say: the same files give the same bytes. */
const NO_DATE = new Date(1980, 0, 1);
/** What is compressed already stays as it is. */
const COMPRESSED = new Set(["image/png"]);

/** The kit's files in one: in the order in which they were made, without their working files. */
export async function pack(
  stored: readonly StoredFile[],
  load: (name: string) => Promise<Uint8Array>,
): Promise<KitFile> {
  const { zipSync } = await import("fflate");
  const entries: Record<string, [Uint8Array, { level: 0 | 6; mtime: Date }]> = {};
  for (const { name, mimeType } of stored) {
    if (name.startsWith("work/")) continue;
    const level = COMPRESSED.has(mimeType) ? 0 : 6;
    entries[name] = [await load(name), { level, mtime: NO_DATE }];
  }
  return {
    name: "kit.zip",
    purpose: "All of it",
    mimeType: "application/zip",
    width: null,
    height: null,
    bytes: zipSync(entries),
  };
}
