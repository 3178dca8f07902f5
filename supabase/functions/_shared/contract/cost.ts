import { z } from "zod";

/**
 * US dollars, as a row has them: null where a price is not known. Events that were written before
 * costs were counted have no such member.
 */
export const costRowSchema = z.number().min(0).nullable().optional();

/** What something cost, on the wire. */
export const costSchema = z.object({ amount: z.number().min(0), currency: z.literal("USD") }).meta({
  id: "Cost",
  description:
    "By the vendors' list prices; attempts that failed count, lost ones are not known. Null where a part of it has no known price.",
});

export type Cost = z.infer<typeof costSchema>;

export function presentCost(usd: number | null | undefined): Cost | null {
  return usd === null ? null : { amount: usd ?? 0, currency: "USD" };
}
