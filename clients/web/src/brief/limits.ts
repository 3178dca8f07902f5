import { apiLimits } from "../api/limits.ts";

const { brief, newProject, parts } = apiLimits;

/** The brief's texts. They are trimmed and counted in code points; `minLength`: it has to be there. */
export const texts = {
  company_name: brief.company_name,
  industry: brief.industry,
  description: brief.description,
  tagline: { minLength: 0, ...brief.tagline },
  avoid: { minLength: 0, ...brief.avoid },
  // It may be left out, which an empty field stands for.
  project_name: { ...newProject.project_name, minLength: 0 },
} as const;

/** Of styles and personality: how many words, and how long each. */
export const words = {
  most: brief.styles.maxItems,
  longest: brief.styles.items.maxLength,
} as const;
export const MAX_COLORS = brief.colors.maxItems;
export const concepts = brief.concept_count;
/** Of an inspiration, in bytes. */
export const MAX_PICTURE = newProject.inspiration_file.maxLength;
export const pictureTypes = parts.inspiration_file.contentType.split(", ");

export type TextName = keyof typeof texts;

/** As the API counts: code points, not UTF-16 units, without what is around. */
export function countCharacters(text: string): number {
  return [...text.trim()].length;
}
