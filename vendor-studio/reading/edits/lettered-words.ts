import type { Edit } from "./edit.ts";
import type { Wording } from "./wording.ts";

/** The words that are lettered: quoted, or named after "call it" and its like. */
export function letteredWords(instruction: string, text: Wording): Edit[] {
  const named = /\b(?:name|rename|call|initials?|letters?|wordmark)\b/.test(text.rest());
  const small = /\b(?:add|below|under|underneath|beneath|small)\b/.test(text.rest());
  const tagline = /\b(?:tagline|slogan|strapline)\b/.test(text.rest()) || (small && !named);
  if (
    tagline &&
    text.has(/\b(?:remove|without|drop|delete|no|lose)\b[^,;.|]*\b(?:tagline|slogan|strapline)\b/)
  ) {
    text.take(/\b(?:remove|without|drop|delete|no|lose)\b[^,;.|]*\b(?:tagline|slogan|strapline)\b/);
    return [{ kind: "tagline", tagline: "" }];
  }
  const quoted = [
    ...instruction.matchAll(
      /"([^"]{1,120})"|“([^”]{1,120})”|«([^»]{1,120})»|(?<=\s)'([^']{1,120})'(?!\p{L})/gu,
    ),
    // A single letter that was understood already is no new name.
  ].filter(([all]) => [...all].length > 3 || text.rest().includes(all.toLowerCase())).at(-1);
  const added = addedLine(instruction);
  if (quoted === undefined && added !== undefined) {
    text.take(/\b(?:add|include|put|change)\b.*/);
    return [{ kind: "tagline", tagline: added }];
  }
  const words = quoted?.slice(1).find((each) => each !== undefined) ?? renamed(instruction);
  if (words === undefined) return [];
  // What is to be lettered is no wish for a colour or a typeface.
  while (text.take(/"[^"]*"|“[^”]*”|«[^»]*»|(?<=\s)'[^']*'/u) !== undefined);
  if (tagline) text.take(/\b(?:below|under|underneath|beneath)\b(?: (?:it|the \w+))?/);
  text.take(/\b(?:call it|rename|change the \w+ to|should (?:say|read))[^,;.|]*/);
  return [
    tagline ? { kind: "tagline", tagline: words.trim() } : { kind: "name", name: words.trim() },
  ];
}

/** A name without quotation marks, known by its capital. */
function renamed(instruction: string): string | undefined {
  const match =
    /\b(?:call it|rename (?:it|the \w+|this)?(?: to| as)?|(?:change|set) the (?:company(?:'s)? )?(?:name|text|wording|lettering|initials|letters?) (?:to|into)(?: say| read)?|should (?:say|read|spell))\s+(\p{Lu}[^,;.!?\n"“]{0,80})/iu
      .exec(instruction);
  const words = match?.[1]?.split(/\s+(?:in|with|and make|instead)\s/)[0];
  return words !== undefined && /^\p{Lu}/u.test(words) ? words : undefined;
}

/** A tagline without quotation marks: "add the tagline Slow is smooth", "add est. 1987". */
function addedLine(instruction: string): string | undefined {
  const add = "\\b(?:add|include|put)\\s+(?:in )?(?:the |an? |our |this )?";
  const called = new RegExp(
    `${add}(?:tagline|slogan|strapline)s?:?\\s+(?!below|under|in )(.{2,120})`,
    "iu",
  );
  const founded = new RegExp(
    `${add}((?:est(?:\\.|ablished)?|since|founded)(?: in)?\\s+\\d{4})`,
    "iu",
  );
  const changed =
    /\bchange (?:the )?(?:tagline|slogan|strapline|est\.? ?\d{4}|since \d{4}) (?:to|into) (.{2,120})/i;
  const words = [called, founded, changed].map((each) => each.exec(instruction)?.[1])
    .find((words) => words !== undefined);
  return words?.split(/\s+(?:below|under|underneath|beneath|in small)\b/i)[0]?.replace(/[.!]$/, "")
    .trim();
}
