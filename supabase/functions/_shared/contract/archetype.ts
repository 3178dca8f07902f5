import { z } from "zod";

/** The kinds of logo, in the order in which concepts are spread over them. */
export const archetypes = [
  "abstract",
  "lettermark",
  "wordmark",
  "combination",
  "pictorial",
] as const;

export const archetypeSchema = z.enum(archetypes);

export type Archetype = z.infer<typeof archetypeSchema>;
