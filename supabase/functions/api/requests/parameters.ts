import { z } from "zod";
import { idempotencyKey } from "../../_shared/contract/idempotency-key.ts";

/** An id in a path, in any case. In the database ids are in lower case. */
export const idParameter = z.object({
  id: z.guid().transform((id) => id.toLowerCase()).meta({
    param: { name: "id", in: "path" },
    format: "uuid",
  }),
});

/** The header of requests that cost money. */
export const idempotencyHeaders = z.object({
  "idempotency-key": idempotencyKey.optional(),
});
