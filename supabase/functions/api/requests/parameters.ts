import { z } from "zod";

/** An id in a path, in any case. In the database ids are in lower case. */
export const idParameter = z.object({
  id: z.guid().transform((id) => id.toLowerCase()).meta({
    param: { name: "id", in: "path" },
    format: "uuid",
  }),
});

/** The header of requests that cost money. */
export const idempotencyHeaders = z.object({
  "idempotency-key": z.string().regex(/^[\x21-\x7e]{1,255}$/, "must be 1 to 255 visible characters")
    .optional().meta({
      description: "The same key and request again answers with the first result, for 24 hours",
    }),
});
