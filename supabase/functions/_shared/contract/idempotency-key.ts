import { z } from "zod";

/** What a request that costs money may carry, so that it is done once. */
export const idempotencyKey = z.string()
  .regex(/^[\x21-\x7e]{1,255}$/, "must be 1 to 255 visible characters")
  .meta({
    description: "The same key and request again answers with the first result, for 24 hours",
  });
