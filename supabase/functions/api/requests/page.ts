import { z } from "@hono/zod-openapi";
import type { AskedPage } from "../../_shared/services/cursor.ts";

const DEFAULT_LIMIT = 20;

/** The query of a list in pages. A parameter without a value counts as absent. */
export const pageParameters = z.object({
  limit: z.string().regex(/^(|[1-9]\d?|100)$/, "must be 1 to 100").optional()
    .openapi({ type: "integer", minimum: 1, maximum: 100, default: DEFAULT_LIMIT }),
  cursor: z.string().optional().openapi({
    description: "`next_cursor` of the page before",
  }),
});

/** Where the next page begins. */
export const nextCursor = z.string().nullable().openapi({ description: "Null on the last page" });

export function askedPage({ limit, cursor }: z.infer<typeof pageParameters>): AskedPage {
  return { limit: Number(limit || DEFAULT_LIMIT), cursor: cursor || undefined };
}
