import type { PaletteRole } from "./edit.ts";

/** Which of the palette's colours a clause is about. */
export function roleIn(clause: string): PaletteRole | undefined {
  if (/background|backdrop|canvas|\bground\b/.test(clause)) return "ground";
  if (/letter|text|\bname\b|\bword|\btype|\bfont/.test(clause)) return "ink";
  if (/accent|second|detail/.test(clause)) return "second";
  return /\b(?:mark|icon|symbol|shape|emblem|badge|sign)s?\b/.test(clause) ? "main" : undefined;
}
