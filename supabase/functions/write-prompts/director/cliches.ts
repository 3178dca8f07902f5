import type { DirectorBrief } from "../../_shared/director/brief.ts";
import { clichesByField, clichesOfAll } from "./prompts/cliches.ts";

/**
 * The clichés of a brief's field, which are to be left out. Those that the client mentions stay: a
 * client who describes a bean may want to see one.
 */
export function clichesFor(
  { industry, description, tagline, company_name, styles }: DirectorBrief,
): string[] {
  const field = clichesByField.find(([words]) => words.test(industry)) ??
    clichesByField.find(([words]) => words.test(description));
  const asked = words([description, tagline ?? "", company_name, ...styles].join(" "));
  return [...new Set([...(field?.[1] ?? []), ...clichesOfAll])].filter((cliche) => {
    const [thing] = [...words(cliche)].filter((word) => !small.has(word)).slice(-1);
    return thing === undefined || !asked.has(thing);
  });
}

const small = new Set(["a", "an", "the", "of", "in", "and", "with", "as", "that", "two", "four"]);

/** Lower-case words, without the plural's s. */
function words(text: string): Set<string> {
  return new Set(
    (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.replace(/s$/, "")),
  );
}
