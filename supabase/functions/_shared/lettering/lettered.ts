import { z } from "zod";

/** What a logo is to letter. It is kept with the logo: its prompt's quotation marks may be the name's. */
export const letteredSchema = z.object({
  /** The name or the initials; empty where nothing is lettered. */
  text: z.string(),
  tagline: z.string().optional(),
});

export type Lettered = z.infer<typeof letteredSchema>;
