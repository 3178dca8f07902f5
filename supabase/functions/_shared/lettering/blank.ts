/**
 * Characters that leave no ink: spaces, controls, joiners, variation selectors, fillers, and the
 * Braille cell without dots, which Unicode does not count as a space.
 */
const unseen = /[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Whether nothing of a text can be seen. */
export function isBlank(text: string): boolean {
  return text.replace(unseen, "") === "";
}
