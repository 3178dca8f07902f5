import { z } from "zod";
import { isBlank } from "../lettering/blank.ts";

/** How many characters a reader would count, roughly: code points, not UTF-16 units. */
export function countCodePoints(text: string): number {
  return [...text].length;
}

/**
 * A text that is trimmed (to an empty one where nothing of it is visible) and then counted in code
 * points, as Postgres's `char_length` and JSON Schema's `maxLength` do. zod's own `max` counts UTF-16
 * units, and would refuse 50 emojis where 80 characters are allowed.
 */
export function text(least: number, most: number) {
  return z.string().trim().overwrite((given) => isBlank(given) ? "" : given).refine((trimmed) => {
    const count = countCodePoints(trimmed);
    return count >= least && count <= most;
  }, least > 0 ? `must have ${least} to ${most} characters` : `may have ${most} characters at most`)
    .meta({ ...(least > 0 && { minLength: least }), maxLength: most });
}
