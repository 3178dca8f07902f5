import { quoted } from "../quotes.ts";
import type { Edit } from "./edit.ts";
import type { Wording } from "./wording.ts";

const tagging = "\\b(?:tagline|slogan|strapline)\\b";
/** "Below the name" gives no other name. */
const naming =
  "(?<!\\b(?:below|under|underneath|beneath) (?:the |our )?)\\b(?:name|rename|call|initials?|letters?|wordmark)\\b";
const foundedIn = "\\b(?:est(?:\\.|ablished)?|since|founded)(?: in)?\\s+\\d{4}";

/** In quotation marks as in a prompt, or in single ones. */
const quotedWords = `${quoted.source}|(?<=\\s)'([^']{1,120})'(?!\\p{L})`;

/** The words that are lettered: quoted, or named after "call it" and its like. */
export function letteredWords(instruction: string, text: Wording): Edit[] {
  const isNamed = text.has(naming);
  const gone = text.take(`\\b(?:remove|without|drop|delete|no|lose)\\b[^,;.|]*${tagging}`);
  if (gone !== undefined && !isNamed) return [{ kind: "tagline", tagline: "" }];
  const isSmall = text.has(/\b(?:add|below|under|underneath|beneath|small)\b/);
  const isTagline = text.has(tagging) || (isSmall && !isNamed);
  const quotes = [...instruction.matchAll(new RegExp(quotedWords, "gu"))]
    // A single letter that was understood already is no new name.
    .filter(([all]) => [...all].length > 3 || text.rest().includes(all.toLowerCase()));
  const added = addedLine(instruction);
  if (quotes.length === 0 && added !== undefined) {
    text.take(/\b(?:add|include|put|change)\b.*/);
    return [{ kind: "tagline", tagline: added }];
  }
  const said = quotes.length > 0
    ? readInTurn(instruction, quotes, isTagline ? "tagline" : "name")
    : { [isTagline ? "tagline" : "name"]: renamed(instruction) };
  const { name } = said;
  const [year = ""] = instruction.match(new RegExp(foundedIn, "i")) ?? [];
  // "Add est. 1987 and the tagline …" wants both.
  const isApart = (isTagline || isSmall) && !`${name} ${said.tagline}`.includes(year);
  const small = [said.tagline ?? "", isApart ? year : ""].filter((each) => each !== "");
  const tagline = small.length > 0 || gone !== undefined ? small.join(" · ") : undefined;
  if (name === undefined && tagline === undefined) return [];
  // What is to be lettered is no wish for a colour or a typeface.
  while (text.take(new RegExp(quotedWords, "u")) !== undefined);
  if (tagline !== undefined) {
    text.take(/\b(?:below|under|underneath|beneath)\b(?: (?:it|the \w+))?/);
  }
  text.take(/\b(?:call it|rename|change the \w+ to|should (?:say|read))[^,;.|]*/);
  return [
    ...name === undefined ? [] : [{ kind: "name" as const, name }],
    ...tagline === undefined ? [] : [{ kind: "tagline" as const, tagline }],
  ];
}

/** Each quoted text is what the words before it say; of one that takes another's place, the new one. */
function readInTurn(instruction: string, quotes: RegExpExecArray[], first: "name" | "tagline") {
  const said: { name?: string; tagline?: string } = {};
  let kind = first;
  let end = 0;
  for (const match of quotes) {
    const lead = instruction.slice(end, match.index).toLowerCase();
    end = match.index + match[0].length;
    const cue = lead.match(new RegExp(`${tagging}|${naming}`, "g"))?.at(-1);
    if (cue !== undefined) kind = new RegExp(tagging).test(cue) ? "tagline" : "name";
    const words = (match.slice(1).find((each) => each !== undefined) ?? "").trim();
    const isFurther = kind === "tagline" && /^[\s,;&]*(?:and|plus)?\s*$/.test(lead);
    said[kind] = said[kind] !== undefined && isFurther ? `${said[kind]} · ${words}` : words;
  }
  return said;
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
    `${add}(${foundedIn})`,
    "iu",
  );
  const changed =
    /\bchange (?:the )?(?:tagline|slogan|strapline|est\.? ?\d{4}|since \d{4}) (?:to|into) (.{2,120})/i;
  const words = [called, founded, changed].map((each) => each.exec(instruction)?.[1])
    .find((words) => words !== undefined);
  return words?.split(/\s+(?:below|under|underneath|beneath|in small)\b/i)[0]?.replace(/[.!]$/, "")
    .trim();
}
