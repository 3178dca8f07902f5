import { refusals } from "../error.ts";

const units = { B: 1, KB: 1e3, MB: 1e6, GB: 1e9 } as const;

/**
 * A bucket's `file_size_limit` as clients give it: bytes, or e.g. `"20MB"`.
 *
 * @returns bytes
 * @throws `InvalidRequest` for what is no size, `EntityTooLarge` beyond `most`.
 */
export function parseSizeLimit(limit: number | string, most: number): number {
  const bytes = typeof limit === "number" ? limit : bytesOf(limit);
  if (bytes > most) throw refusals.tooLarge();
  return bytes;
}

function bytesOf(text: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(B|KB|MB|GB)$/i.exec(text) ?? [];
  if (amount === undefined || unit === undefined) {
    throw refusals.invalidRequest("Invalid file size format, hint: use 20GB / 20MB / 30KB / 3B");
  }
  return Math.round(Number(amount) * units[unit.toUpperCase() as keyof typeof units]);
}
