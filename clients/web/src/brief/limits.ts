/** The API's limits. Texts are trimmed and counted in code points. */
export const limits = {
  company_name: { least: 1, most: 80 },
  industry: { least: 1, most: 80 },
  description: { least: 1, most: 1000 },
  tagline: { least: 0, most: 120 },
  avoid: { least: 0, most: 300 },
  project_name: { least: 0, most: 80 },
} as const;

/** Of styles and personality: how many words, and how long each. */
export const words = { most: 3, longest: 40 } as const;
export const MAX_COLORS = 5;
export const concepts = { least: 1, most: 20, usual: 15 } as const;
/** Of an inspiration, in bytes. */
export const MAX_PICTURE = 5 * 1024 * 1024;
export const pictureTypes = ["image/png", "image/jpeg", "image/webp"];

export type TextName = keyof typeof limits;

/** As the API counts: code points, not UTF-16 units, without what is around. */
export function countCharacters(text: string): number {
  return [...text.trim()].length;
}
