import type { Relation } from "./catalog/catalog.ts";
import { RestError } from "./error.ts";
import type { Payload } from "./sql/mutation.ts";

/**
 * The rows to write. The text goes to Postgres as it came, so that no number loses digits.
 *
 * @param columns what the query string says will be there.
 * @throws RestError 400 for what is no JSON, unequal keys, unknown columns.
 */
export function readPayload(
  text: string,
  columns: string[] | undefined,
  relation: Relation,
): Payload {
  const body = parseJson(text);
  const rows = Array.isArray(body) ? body : [body];
  if (!rows.every(isObject)) throw new RestError(400, "PGRST102", "Empty or invalid json");
  const names = columns ?? Object.keys(rows[0] ?? {});
  if (!columns && rows.some((row) => !hasKeys(row, names))) {
    throw new RestError(400, "PGRST102", "All object keys must match");
  }
  const unknown = names.find((name) => !relation.columns.has(name));
  if (unknown !== undefined) {
    const message = `Could not find the '${unknown}' column of '${relation.name}' ` +
      "in the schema cache";
    throw new RestError(400, "PGRST204", message);
  }
  const json = Array.isArray(body) ? text : `[${text}]`;
  return { json, columns: names, isEmpty: rows.length === 0 };
}

/** @throws RestError 400 `PGRST102`. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RestError(400, "PGRST102", "Empty or invalid json");
  }
}

function isObject(row: unknown): row is object {
  return typeof row === "object" && row !== null && !Array.isArray(row);
}

function hasKeys(row: object, names: string[]): boolean {
  return Object.keys(row).length === names.length &&
    names.every((name) => Object.hasOwn(row, name));
}
