import { foldLine } from "./fold.ts";

/**
 * A text without the quotation marks that enclose all of it, as models give a name with those of
 * their prompt. Marks that belong to a part of the text stay: `"A" & "B"`.
 */
export function unquoted(text: string): string {
  const letters = [...text.trim()];
  const [first, last] = [letters.at(0), letters.at(-1)].map((letter) => foldLine(letter ?? ""));
  const isEnclosed = letters.length > 1 && first === last && (first === '"' || first === "'");
  if (!isEnclosed) return text.trim();
  const inner = letters.slice(1, -1).join("");
  return first === '"' && !isWhole(inner) ? text.trim() : unquoted(inner);
}

/** Whether each quotation mark in a text is opened, after a space, before it is closed. */
function isWhole(text: string): boolean {
  const folded = foldLine(text);
  let open = 0;
  for (const { index } of folded.matchAll(/"/g)) {
    const mayOpen = open === 0 && /(?:^|[\s"(])$/.test(folded.slice(0, index));
    open += mayOpen ? 1 : -1;
    if (open < 0) return false;
  }
  return open === 0;
}
