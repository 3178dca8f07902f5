import type { FieldError } from "./problem.ts";

/** Deeper nesting would overflow the stack of some program on the way to the database. */
export const MAX_DEPTH = 64;

/**
 * Finds the part of a parsed JSON value that Postgres could not store, in unknown members too:
 * U+0000, half a surrogate pair, a number beyond a double's range, nesting deeper than
 * {@link MAX_DEPTH}. Null when all of it can be stored. It doesn't recurse, so that no input can
 * overflow its stack.
 *
 * @param root where the value stands in its request, e.g. `brief_data`; empty for a whole body.
 */
export function findUnstorable(value: unknown, root = ""): FieldError | null {
  const waiting = [{ value, path: root, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path, depth } = next;
    const message = complain(value) ??
      (depth > MAX_DEPTH ? "is nested too deeply" : null);
    if (message) return { path, message };
    if (typeof value !== "object" || value === null) continue;
    for (const [key, member] of Object.entries(value)) {
      const inKey = complain(key);
      if (inKey) return { path, message: `has a key that ${inKey}` };
      waiting.push({
        value: member,
        path: path ? `${path}.${key}` : key,
        depth: depth + 1,
      });
    }
  }
  return null;
}

function complain(value: unknown): string | null {
  if (typeof value === "number" && !Number.isFinite(value)) {
    return "is too large a number";
  }
  if (typeof value !== "string") return null;
  if (value.includes("\0")) return "contains the character U+0000";
  if (!value.isWellFormed()) return "contains half of a surrogate pair";
  return null;
}
