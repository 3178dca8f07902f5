import { z } from "zod";
import { DEFAULT_CONCEPT_COUNT, DEFAULT_MORE_CONCEPTS } from "./brief.ts";
import { problems } from "./problem.ts";

/** What a quote may be about, how many of it may be asked for at once, and how many are by default. */
export const quotedActions = {
  create: { most: 20, usual: DEFAULT_CONCEPT_COUNT },
  concepts: { most: 20, usual: DEFAULT_MORE_CONCEPTS },
  refine: { most: 5, usual: 1 },
  kit: { most: 1, usual: 1 },
} as const;

export type QuotedAction = keyof typeof quotedActions;

const actions = Object.keys(quotedActions) as [QuotedAction, ...QuotedAction[]];

export const quotedActionSchema = z.enum(actions);

const dollars = z.number().min(0).nullable();

/** What work would cost, and whether it would be accepted. */
export const quoteSchema = z.object({
  action: quotedActionSchema,
  count: z.int().min(1),
  pictures: z.int().min(0).meta({
    description: "That would be drawn, and count against the day's",
  }),
  cost: z.object({
    prompts: dollars,
    pictures: dollars,
    lettering: dollars.meta({ description: "Reading the letters of the pictures back" }),
    total: dollars,
    currency: z.literal("USD"),
  }).meta({
    description:
      "By the vendors' list prices and what such work usually needs; a part is null where a price is not known, and the total with it",
  }),
  models: z.object({
    prompt: z.string().nullable(),
    picture: z.string().nullable(),
  }).meta({ description: "Which would do it; null where none is needed" }),
  daily_left: z.int().min(0).meta({ description: "Pictures that are left of 24 hours" }),
  would_be: z.enum(["accepted", ...Object.keys(problems)] as ["accepted", ...string[]]).meta({
    description:
      "What the request would be told now as far as your limits go: `accepted`, or the code of its refusal. What stands in the way of a certain project or logo (`project_busy`, `project_full`, `asset_not_ready`) is told when it is asked for",
  }),
}).meta({ id: "Quote" });

export type Quote = z.infer<typeof quoteSchema>;
