import { z } from "zod";

/**
 * A named schema or null. `schema.nullable()` would do the same to values, but the OpenAPI document
 * would then let the named schema itself be null, wherever it stands.
 */
export function nullable<T extends z.ZodType>(schema: T) {
  return z.union([schema, z.null()]);
}
