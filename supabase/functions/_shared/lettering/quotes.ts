import { foldLine } from "./fold.ts";

/**
 * Whether a prompt has this text in quotation marks. The known text is looked for, because the
 * prompt doesn't tell which marks are its own and which belong to the text. All kinds of quotation
 * marks and apostrophes count as the same, because models mix them.
 */
export function quotes(prompt: string, text: string): boolean {
  const said = plain(prompt);
  const wanted = withoutQuotes(plain(text));
  // There is nothing to letter.
  if (wanted === "") return true;
  for (let at = said.indexOf(wanted); at >= 0; at = said.indexOf(wanted, at + 1)) {
    const after = said.slice(at + wanted.length);
    const isOpened = said[at - 1] === '"' || wanted.startsWith('"');
    if (isOpened && (/^[.,;:!?]?"/.test(after) || wanted.endsWith('"'))) return true;
  }
  return false;
}

/** Whether a prompt has anything in quotation marks. */
export function quotesAny(prompt: string): boolean {
  return /"\s*[^"\s][^"]*"/.test(foldLine(prompt));
}

/** A text that stands in quotation marks of its own may have only the prompt's, or both. */
function withoutQuotes(text: string): string {
  return text.replace(/^"+(.*[^"].*?)"+$/, "$1").trim();
}

/** Models write an apostrophe for a quotation mark and the other way round. */
function plain(text: string): string {
  return foldLine(text).replaceAll("'", '"');
}
