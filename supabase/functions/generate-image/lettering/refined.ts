import { areLetteredAlike, foldLetters, foldLine } from "../../_shared/lettering/fold.ts";
import { inCapitals, inSmallLetters } from "../../_shared/lettering/letter-case.ts";
import type { Lettered } from "../../_shared/lettering/lettered.ts";
import { isInOrder, isMonogram } from "../../_shared/lettering/monogram.ts";
import { quotes, quotesAny } from "../../_shared/lettering/quotes.ts";
import { unquoted } from "../../_shared/lettering/unquoted.ts";
import { isMute } from "./mute.ts";
import { isNamed, isPartOf, isQuoted } from "./naming.ts";
import { difference } from "./spelling.ts";

/**
 * A text that differs from the earlier one by no more than this is a misspelling, not a new name.
 */
const SLIP = 0.4;

/** Letters. Fewer may be initials, though they stand next to each other. */
const SHORTEST_PIECE = 3;

/**
 * The text of a refinement, as the model that rewrote its prompt gave it. It is accepted only if it
 * is the parent's text, the same in another case, or, in quotation marks in the new prompt, a part of
 * it, its initials, or made of words of the client's wish: "make it blue" has a word, and no new
 * name. While the new prompt still has the parent's text, only a wish that names another changes it.
 *
 * @param before the parent's text.
 * @param prompt the rewritten one.
 * @returns undefined where the text is not accepted.
 */
export function refinedLettering(
  said: Partial<Lettered>,
  { before, wish, name, prompt }: {
    before: Lettered | undefined;
    wish: string;
    name: string;
    prompt: string;
  },
): Lettered | undefined {
  if (wish.trim() === "" && before !== undefined) return before;
  if (said.text === undefined) return undefined;
  const text = textOf(said.text.trim(), { before: before?.text, wish, name, prompt });
  if (text === undefined) return undefined;
  const tagline = said.tagline === undefined ? before?.tagline : unquoted(said.tagline);
  return tagline === undefined || tagline === "" ? { text } : { text, tagline };
}

function textOf(
  given: string,
  { before, wish, name, prompt }: {
    before: string | undefined;
    wish: string;
    name: string;
    prompt: string;
  },
): string | undefined {
  if (before !== undefined && areLetteredAlike(given, before)) return before;
  // Quotation marks of the name's own stand within the wish's.
  const hasOwn = isQuoted(given, wish) || areLetteredAlike(given, name);
  const said = hasOwn ? given : unquoted(given);
  const isStill = before !== undefined && before !== "" && stillQuotes(prompt, before, said);
  if (unquoted(said) === "") return emptied({ before, isStill, wish, prompt });
  if (before !== undefined && areLetteredAlike(said, before)) return before;
  const known = [name, ...(before === undefined ? [] : [before])];
  if (isStill && !isGiven(said, before, wish)) {
    // Words of the wish may have been added beside the text.
    return isWritten(said, known, wish) && !isPartOf(said, before) ? undefined : before;
  }
  if (known.some((text) => isInAnotherCase(said, text))) return said;
  if (isWritten(said, known, wish)) return quotes(prompt, said) ? said : undefined;
  if (before !== undefined && isSlip(said, before)) {
    return isWithoutAccents(said, before, wish) && quotes(prompt, said) ? said : before;
  }
  const isInitials = isMonogram(said, name) && isInOrder(said, name) && !isCutShort(said, name);
  return isInitials && quotes(prompt, said) ? said : undefined;
}

/** Whether a text is a piece of the name, as no initials are. */
function isCutShort(text: string, name: string): boolean {
  return foldLetters(text).length >= SHORTEST_PIECE && isPartOf(text, name);
}

/** Whether a prompt quotes the earlier text, other than as a part of the new one. */
function stillQuotes(prompt: string, before: string, said: string): boolean {
  const isWithin = isPartOf(before, said) && quotes(prompt, said);
  return quotes(isWithin ? foldLine(prompt).replaceAll(foldLine(said), " ") : prompt, before);
}

/** An empty text is believed where it was wished for, or the prompt has no other. */
function emptied({ before, isStill, wish, prompt }: {
  before: string | undefined;
  isStill: boolean;
  wish: string;
  prompt: string;
}): string | undefined {
  if (isMute(wish)) return "";
  if (isStill) return before;
  return quotesAny(prompt) ? undefined : "";
}

/** Whether the wish itself names a text, and doesn't only speak of a part of the earlier one. */
function isGiven(text: string, before: string, wish: string): boolean {
  if (isNamed(text, wish)) return true;
  if (isInAnotherCase(text, before)) return foldLine(wish).includes(foldLine(text));
  return isQuoted(text, wish) && !isPartOf(text, before);
}

/** Whether a text is another one misspelt: with few edits, or with the same letters. */
function isSlip(text: string, before: string): boolean {
  const sorted = (text: string) => foldLetters(text).sort().join("");
  return difference(text, before) < SLIP || sorted(text) === sorted(before);
}

/** How clients speak of accents, in the languages of most briefs. */
const accents =
  /accent|akzent|acento|akcent|diacrit|diakrit|umlaut|tr[eé]ma|tild[ea]|cedill|cédille|circumflex|circonflexe|акцент|ударени|диакрит|τόνο|aksan|アクセント|重音|악센트/i;

/** And of taking them away: "accents" alone may be those of a palette. */
const removal =
  /remov|without|drop|delet|strip|omit|lose|\bno\b|ohne|entfern|\bkeine?n?\b|weg|sans|enl[eè]v|supprim|retir|\bsin\b|quita|elimin|\bsem\b|senza|togli|rimuov|\bbez\b|usu[nń]|без|убери|убрать|удали|χωρίς|kaldır|なし|外し|取っ|去掉|不要|없|빼/i;

/** Whether a text is another one without some of its accents, as the wish asks. */
function isWithoutAccents(text: string, other: string, wish: string): boolean {
  const bare = (text: string) => foldLine(text).normalize("NFD").replace(/\p{M}/gu, "");
  return accents.test(wish) && removal.test(wish) && areLetteredAlike(bare(text), bare(other));
}

function isInAnotherCase(text: string, other: string): boolean {
  const forms = (
    text: string,
  ) => [text.toLowerCase(), ...inCapitals(text), ...inSmallLetters(text)];
  // Greek small letters have accents that capitals lack: only capitals show that they are the same.
  return forms(other).some((form) => areLetteredAlike(form, text)) ||
    inCapitals(text).some((form) => areLetteredAlike(form, other)) ||
    areLetteredAlike(text.toLowerCase(), other.toLowerCase());
}

/** Whether each word of a text stands in what the client wrote: the wish, or the name before. */
function isWritten(text: string, names: string[], wish: string): boolean {
  // Through capitals, so that ß and SS are the same.
  const small = (text: string) => foldLine(foldLine(text).toUpperCase()).toLowerCase();
  const wished = small(wish);
  const words = names.flatMap((name) => small(name).split(" "));
  return small(text).split(" ").every((word) => wished.includes(word) || words.includes(word));
}
