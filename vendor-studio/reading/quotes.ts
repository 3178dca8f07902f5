/** The texts that a prompt wants lettered. */
export interface Lettered {
  name: string;
  initials: string;
  tagline: string;
}

/** A text in quotation marks, which is to be lettered. It may hold such marks itself. */
export const quoted =
  /"([^"\n]{1,200})"|“((?:[^“”\n]|“[^“”\n]*”){1,200})”|«((?:[^«»\n]|«[^«»\n]*»){1,200})»|「([^」\n]{1,200})」/gu;

/**
 * Finds the quoted texts and tells them apart by the words that lead up to each: a tagline, the
 * initials, or else the name.
 */
export function readQuotes(prompt: string): Lettered {
  const found: Lettered = { name: "", initials: "", tagline: "" };
  for (const match of prompt.matchAll(quoted)) {
    const text = (match.slice(1).find((part) => part !== undefined) ?? "").trim();
    const before = prompt.slice(Math.max(0, match.index - 48), match.index).toLowerCase();
    const lead = before.slice(Math.max(before.lastIndexOf('"'), before.lastIndexOf(".")) + 1);
    if (/tagline|strapline|slogan|small(er)? (line|text)/.test(lead)) found.tagline ||= text;
    else if (/initial|monogram|the letters?\b/.test(lead)) found.initials ||= text;
    else found.name ||= text;
  }
  return found;
}

/** The first letters of a name's words, four at most; of a single word, its first one. */
export function initialsOf(name: string): string {
  const letters = name.normalize("NFC").split(/[\s\-–/]+/u)
    .filter((word) => !/^(of|the|and|for|und|et|y|de|и)$/iu.test(word))
    .flatMap((word) => word.match(/[\p{L}\p{N}]\p{M}*/u)?.slice(0, 1) ?? []);
  return letters.slice(0, 4).join("").toLocaleUpperCase() || [...name.trim()].slice(0, 1).join("");
}
