import { z } from "zod";

/** US dollars in a row; events of before have none. */
export const costRowSchema = z.number().min(0).optional();

/** What something cost, on the wire. */
export const costSchema = z.object({
  amount: z.number().min(0),
  currency: z.literal("USD"),
}).meta({
  id: "Cost",
  description: "By the vendors' list prices; attempts that failed count, lost ones are not known.",
});

export type Cost = z.infer<typeof costSchema>;

export function presentCost(usd: number | undefined): Cost {
  return { amount: usd ?? 0, currency: "USD" };
}
