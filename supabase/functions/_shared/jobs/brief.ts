import { z } from "zod";

const words = z.array(z.string()).catch([]);

/**
 * What a director is told of a brief. Briefs are checked when they come in; here anything amiss
 * reads as not given, and what isn't named is not passed on.
 */
export const brief = z.object({
  company_name: z.string().trim(),
  industry: z.string().catch(""),
  description: z.string().catch(""),
  tagline: z.string().optional().catch(undefined),
  styles: words,
  personality: words,
  colors: words,
  avoid: z.string().optional().catch(undefined),
});

export type Brief = z.infer<typeof brief>;
