/** Characters that can be seen: a text without any counts as empty. */
const INK = /[^\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Whether somebody could see anything of a text. */
export function isVisible(text: string): boolean {
  return INK.test(text);
}

/** A text as the API keeps it. */
export function asKept(text: string): string {
  return isVisible(text) ? text.trim() : "";
}
