import { z } from "zod";
import { inOneLine, withoutStrayControls } from "../lettering/stray-controls.ts";

const said = z.string().transform(withoutStrayControls);
const words = z.array(said).catch([]);

/** The design decides how many lines a name takes, so line breaks in the name mean nothing. */
const line = z.string().transform(inOneLine);

/**
 * What a director is told of a brief. Briefs were checked when they came in. Here a member that is
 * wrong all the same counts as not given, and members that aren't listed are left out.
 */
export const directorBrief = z.object({
  company_name: line,
  industry: said.catch(""),
  description: said.catch(""),
  tagline: line.optional().catch(undefined),
  styles: words,
  personality: words,
  colors: words,
  avoid: said.optional().catch(undefined),
});

export type DirectorBrief = z.infer<typeof directorBrief>;
