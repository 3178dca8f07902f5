import { z } from "zod";

/**
 * Work that a vendor was paid for, as one attempt keeps it for the next. The database checks the
 * same shape (`private.is_provider_job`). Addresses are checked where they are used.
 */
const pictureUrl = z.object({ kind: z.literal("picture_url"), url: z.string() });

/** https://fal.ai/docs/documentation/model-apis/queue: addresses are not to be built from the id. */
export const falRequest = z.object({
  kind: z.literal("fal_request"),
  request_id: z.string(),
  status_url: z.string(),
  response_url: z.string(),
  /** Where it is taken back while it waits. */
  cancel_url: z.string().optional(),
  /** What is charged for it, unless its runner fails. Absent where the price isn't known. */
  price_usd: z.number().optional(),
});

/** A picture that came in its vendor's answer itself, and lies in bucket generated-assets since. */
const storedPicture = z.object({
  kind: z.literal("stored_picture"),
  path: z.string(),
  width: z.number(),
  height: z.number(),
  mime_type: z.string(),
});

/** The vendor no longer knew this job: the drawing is begun anew, once. */
const lostJob = z.object({ kind: z.literal("lost") });
/** Set on a job that replaced a lost one. */
const again = z.literal(true).optional();

/** 1, or 2 for the drawing after a misspelt one. */
const drawing = z.union([z.literal(1), z.literal(2)]);

export const providerJobSchema = z.discriminatedUnion("kind", [
  pictureUrl.extend({ drawing, again }),
  falRequest.extend({ drawing, again }),
  storedPicture.extend({ drawing }),
  lostJob.extend({ drawing }),
]);

/** The part that a vendor's client knows. Which drawing it is, only the attempt knows. */
export type VendorJob = z.infer<typeof pictureUrl> | z.infer<typeof falRequest>;
export type FalRequest = z.infer<typeof falRequest>;
export type ProviderJob = z.infer<typeof providerJobSchema>;
