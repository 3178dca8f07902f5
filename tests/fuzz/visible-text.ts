/** What leaves ink: a text without it is taken for an empty one. */
const INK = /[^\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Whether somebody could see anything of a text. */
export function isVisible(text: string): boolean {
  return INK.test(text);
}

/** A text as the API keeps it. */
export function asKept(text: string): string {
  return isVisible(text) ? text.trim() : "";
}
