import { z } from "zod";

/**
 * The text that a logo has to show. It is kept with the logo, as it can't be read off the prompt:
 * the quotation marks there may belong to the name.
 */
export const letteredSchema = z.object({
  /** The name or the initials; empty where nothing is lettered. */
  text: z.string(),
  tagline: z.string().optional(),
});

export type Lettered = z.infer<typeof letteredSchema>;
