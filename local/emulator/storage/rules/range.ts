/** Both ends count: `{ first: 0, last: 0 }` is one byte. */
export interface ByteRange {
  first: number;
  last: number;
}

/**
 * The part that a `Range` header asks for, in an object of `size` bytes.
 *
 * @returns `"whole"` where the header is to be ignored: another unit, several ranges, nonsense
 * (RFC 9110 §14.2; S3 does the same). `"unsatisfiable"` where no byte is in range: a 416.
 */
export function parseRange(
  header: string | undefined,
  size: number,
): ByteRange | "whole" | "unsatisfiable" {
  const [, start, end] = /^bytes=(\d*)-(\d*)$/i.exec(header?.trim() ?? "") ?? [];
  if (start === undefined || end === undefined || start + end === "") return "whole";
  if (start === "") {
    // The last so many bytes.
    const length = Number(end);
    if (length === 0 || size === 0) return "unsatisfiable";
    return { first: Math.max(0, size - length), last: size - 1 };
  }
  const first = Number(start);
  const last = end === "" ? size - 1 : Math.min(Number(end), size - 1);
  if (end !== "" && Number(end) < first) return "whole";
  return first < size ? { first, last } : "unsatisfiable";
}
