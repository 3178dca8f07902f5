import { directorBrief } from "../../_shared/director/brief.ts";
import type { PictureClaim } from "../../_shared/jobs/verbs/claims.ts";
import { quotedTexts } from "../../_shared/director/quoted-texts.ts";
import { inCapitals, inSmallLetters } from "../../_shared/lettering/letter-case.ts";
import { difference } from "./spelling.ts";

/** What a picture may be found to letter. */
export interface Expected {
  /** What it is to letter; the first of `texts`. */
  main: string;
  /** Each of these is right: a name may be read with its tagline, or as an edit has it changed. */
  texts: string[];
  /** What the client asked an edit for, in words that may be the new text. */
  wish: string;
}

/** What the picture of a claim is to letter, by its prompt; undefined where it is a mark alone. */
export function expectedLettering(
  { asset, project }: Pick<PictureClaim, "asset" | "project">,
  prompt: string,
): Expected | undefined {
  const { company_name: name, tagline } = directorBrief.parse(project.brief_data);
  const quoted = quotedTexts(prompt);
  const wish = asset.instructions ?? "";
  if (asset.asset_type !== "logo_concept" && isMute(prompt + wish)) return undefined;
  const quotedWishes = quotedTexts(wish);
  switch (asset.archetype) {
    case "abstract":
    case "pictorial":
      return undefined;
    case "lettermark": {
      const [initials] = quoted;
      if (initials === undefined) return undefined;
      const [wished, mentioned] = sorted(quotedWishes, initials, wish);
      const texts = [...wished, initials, ...mentioned];
      return { main: texts[0] ?? initials, texts, wish };
    }
    case "wordmark":
    case "combination": {
      const own = tagline === undefined ? [name] : [name, `${name} ${tagline}`];
      // A rewritten prompt without the name letters what it quotes instead.
      const kept = quoted.some((text) => difference(text, name) === 0);
      const [wished, mentioned] = sorted(quotedWishes, name, wish);
      const texts = [...wished, ...(kept ? own : [...quoted, ...own]), ...mentioned];
      const cased = asset.asset_type === "logo_concept" ? texts : inCase(texts, prompt + wish);
      return { main: cased[0] ?? name, texts: cased, wish };
    }
  }
}

/** What a wish quotes in order to have it lettered, and what it only speaks of: 'Make the "O" red'. */
function sorted(quoted: string[], lettered: string, wish: string): [string[], string[]] {
  if (/\b(?:name|rename|call|change|say|read|spell|letter it)\b/i.test(wish)) return [quoted, []];
  const isPart = (text: string) =>
    text.length < lettered.length && lettered.toLowerCase().includes(text.toLowerCase());
  return [quoted.filter((text) => !isPart(text)), quoted.filter(isPart)];
}

/** Whether an edit takes the lettering away. */
function isMute(said: string): boolean {
  return /\b(?:without|remove|drop|delete) (?:the |any |all )?(?:name|lettering|letters|text|words?)\b|\b(?:just|only) the (?:icon|mark|symbol)\b/i
    .test(said);
}

/** A client who edits may want capitals where the brief has none. A concept keeps the brief's case. */
function inCase(texts: string[], said: string): string[] {
  const upper = /\b(?:caps|capitals?|upper[- ]?case)\b/i.test(said);
  const lower = /\b(?:lower[- ]?case|small letters)\b/i.test(said);
  return [
    ...(upper ? texts.flatMap(inCapitals) : []),
    ...(lower ? texts.flatMap(inSmallLetters) : []),
    ...texts,
  ];
}
