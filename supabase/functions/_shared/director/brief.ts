import { z } from "zod";
import { withoutStrayControls } from "../lettering/stray-controls.ts";

const said = z.string().transform(withoutStrayControls);
const words = z.array(said).catch([]);

/** A name is lettered in one line or more, as the design has it: breaks in it say nothing. */
const inOneLine = z.string().transform((text) =>
  withoutStrayControls(text).replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim()
);

/**
 * What a director is told of a brief. Briefs are checked when they come in; here anything amiss
 * reads as not given, and what isn't named is not passed on.
 */
export const directorBrief = z.object({
  company_name: inOneLine,
  industry: said.catch(""),
  description: said.catch(""),
  tagline: inOneLine.optional().catch(undefined),
  styles: words,
  personality: words,
  colors: words,
  avoid: said.optional().catch(undefined),
});

export type DirectorBrief = z.infer<typeof directorBrief>;
