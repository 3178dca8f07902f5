import { z } from "zod";
import { archetypeSchema } from "./archetype.ts";
import { text } from "./text.ts";

/** The most that `brief_data` may have, in bytes of UTF-8. */
export const MAX_BRIEF_BYTES = 16 * 1024;
export const DEFAULT_CONCEPT_COUNT = 15;
/** Of a further round. */
export const DEFAULT_MORE_CONCEPTS = 5;

/** How many concepts one round may have. */
const conceptCount = z.int("must be a whole number").min(1, "must be 1 to 20")
  .max(20, "must be 1 to 20");

const words = z.array(text(0, 40)).max(3, "may have 3 entries at most");

/** What a user writes about the brand. Texts are trimmed; unknown members stay as they are. */
export const briefSchema = z.looseObject({
  company_name: text(1, 80).meta({ example: "Northwind Coffee" }),
  industry: text(1, 80).meta({ example: "Coffee roaster" }),
  description: text(1, 1000).meta({ example: "Small-batch beans, roasted on Fridays" }),
  tagline: text(0, 120).optional(),
  styles: words.optional().meta({ example: ["minimal"] }),
  personality: words.optional().meta({ example: ["warm", "precise"] }),
  colors: z.array(z.string().trim().regex(/^#[0-9a-fA-F]{6}$/, "must be a color like #1a2b3c"))
    .max(5, "may have 5 entries at most").optional().meta({ example: ["#5b3a29"] }),
  avoid: text(0, 300).optional(),
  concept_count: conceptCount.optional()
    .meta({ default: DEFAULT_CONCEPT_COUNT, description: "How many logos to design" }),
}).meta({
  id: "Brief",
  description: [
    "At most 16 KiB of JSON, nested 64 deep at most. An optional member that isn't there is left out,",
    "not null. Unknown members are kept as sent, numbers as doubles; their order is not kept.",
  ].join(" "),
});

export type Brief = z.infer<typeof briefSchema>;

/** A further round of concepts for the same brief. */
export const conceptsSchema = z.object({
  count: conceptCount.default(DEFAULT_MORE_CONCEPTS),
  archetype: archetypeSchema.optional().meta({ description: "Limits them to one kind" }),
  direction: text(1, 300).optional().meta({
    description: "What they are to be like, in your own words",
    example: "Calmer, with something of the sea",
  }),
}).meta({ id: "MoreConcepts" });

export type MoreConcepts = z.infer<typeof conceptsSchema>;

/** A failed logo's retry. */
export const assetRetrySchema = z.object({
  prompt: text(1, 4000).optional().meta({
    description: "Takes the place of the logo's prompt",
    example: "A flat emblem of a coffee bean on a white ground",
  }),
}).meta({ id: "AssetRetry" });

/** A failed project's retry. */
export const projectRetrySchema = z.object({
  without_inspiration: z.boolean().optional().meta({
    description: "True goes on without the inspiration picture, for good",
  }),
}).meta({ id: "ProjectRetry" });

/** Of a refinement, also its rules: what to make of a finished logo. */
export const refinementSchema = z.discriminatedUnion("action", [
  z.object({
    action: z.literal("variation"),
    instructions: text(0, 1000).optional(),
    count: refinementCount(),
  }),
  z.object({
    action: z.literal("edit"),
    instructions: text(1, 1000).meta({ example: "Make it navy blue" }),
    count: refinementCount(),
  }),
]).meta({ id: "Refinement" });

export type Refinement = z.infer<typeof refinementSchema>;

function refinementCount() {
  return z.int("must be a whole number").min(1, "must be 1 to 5").max(5, "must be 1 to 5").default(
    1,
  );
}
