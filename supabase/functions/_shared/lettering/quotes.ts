import { foldLine } from "./fold.ts";

/**
 * Whether a prompt has this text in quotation marks. It is looked for as it is known to be: which
 * marks are the prompt's and which the text's own can't be told from the prompt. Whichever marks and
 * apostrophes a model writes is all the same.
 */
export function quotes(prompt: string, text: string): boolean {
  const said = plain(prompt);
  const wanted = withoutQuotes(plain(text));
  // Nothing that could be lettered.
  if (wanted === "") return true;
  for (let at = said.indexOf(wanted); at >= 0; at = said.indexOf(wanted, at + 1)) {
    const after = said.slice(at + wanted.length);
    const isOpened = said[at - 1] === '"' || wanted.startsWith('"');
    if (isOpened && (/^[.,;:!?]?"/.test(after) || wanted.endsWith('"'))) return true;
  }
  return false;
}

/** A text that is all in quotation marks has those of the prompt, or both. */
function withoutQuotes(text: string): string {
  return text.replace(/^"+(.*[^"].*?)"+$/, "$1").trim();
}

/** Models write an apostrophe for a quotation mark and the other way round. */
function plain(text: string): string {
  return foldLine(text).replaceAll("'", '"');
}
