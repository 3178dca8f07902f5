import { directorBrief } from "../../_shared/director/brief.ts";
import type { PictureClaim } from "../../_shared/jobs/verbs/claims.ts";
import { areLetteredAlike, withoutGreekAccents } from "../../_shared/lettering/fold.ts";
import { inCapitals, inSmallLetters } from "../../_shared/lettering/letter-case.ts";
import type { Lettered } from "../../_shared/lettering/lettered.ts";
import { quotes } from "../../_shared/lettering/quotes.ts";
import { isMute } from "./mute.ts";

/** The texts that a picture may show. */
export interface Expected {
  /** The text that it should show. A second drawing is asked for this one. */
  main: string;
  /**
   * Set where the picture should have capitals, or small letters, and `main` is written otherwise.
   */
  letterCase: "capitals" | "small letters" | undefined;
  /** All texts that are right: the name, the name with its tagline, or what an edit makes of it. */
  texts: string[];
  /**
   * Those in small Greek letters whose accents nobody knows, as the capitals before them have none;
   * without any accents.
   */
  unaccented: string[];
  /**
   * The client's wish for an edit, where it isn't known which text the edit results in: that text
   * may stand in the wish.
   */
  wish: string;
}

/**
 * The texts that the picture of a claim may show: the text that is kept with the logo or, where
 * none is, that of its parent or its brief, if the prompt still has it in quotation marks.
 *
 * @param kept what the director said.
 * @returns "nothing" for a mark without text, "unknown" where the text can't be told.
 */
export function expectedLettering(
  { asset, project, parent }: Pick<PictureClaim, "asset" | "project" | "parent">,
  prompt: string,
  kept: Lettered | null | undefined = asset.to_letter,
): Expected | "nothing" | "unknown" {
  if (asset.archetype === "abstract" || asset.archetype === "pictorial") return "nothing";
  const isConcept = asset.asset_type === "logo_concept";
  const wish = asset.instructions ?? "";
  if (!kept && !isConcept && isMute(wish)) return "nothing";
  const base = letteredBefore({ asset, project, parent });
  const lettered = kept ?? (base !== undefined && quotes(prompt, base.text) ? base : undefined);
  if (lettered === undefined) return "unknown";
  const { text: main, tagline } = lettered;
  if (main === "") return "nothing";
  const own = tagline === undefined || tagline === "" ? [main] : [main, `${main} ${tagline}`];
  // A concept keeps the brief's case.
  const letterCase = isConcept ? undefined : caseWished(prompt + wish);
  const texts = [
    ...own,
    ...(isConcept ? [] : anyLanguage(main, base?.text)),
    ...(letterCase === "capitals" ? own.flatMap(inCapitals) : []),
    ...(letterCase === "small letters" ? own.flatMap(inSmallLetters) : []),
  ];
  const unaccented = isConcept ? [] : smallGreek(own, letterCase, base?.text ?? main);
  return { main, letterCase, texts, unaccented, wish: kept ? "" : wish };
}

/** The text of a logo's parent or, where that is a name, of its brief; undefined where unknown. */
export function letteredBefore(
  { asset: { archetype }, project, parent }: Pick<PictureClaim, "project" | "parent"> & {
    asset: Pick<PictureClaim["asset"], "archetype">;
  },
): Lettered | undefined {
  if (parent?.to_letter) return parent.to_letter;
  const { company_name: name, tagline } = directorBrief.parse(project.brief_data);
  const isName = archetype === "wordmark" || archetype === "combination";
  // The parent may have another name by now: only its prompt can tell.
  const isKept = parent === null || quotes(parent.generation_prompt ?? "", name);
  return isName && isKept ? { text: name, ...(tagline ? { tagline } : {}) } : undefined;
}

/**
 * Where a text is another one in capitals or in small letters, the rules of each language are
 * right.
 */
function anyLanguage(text: string, before = text): string[] {
  if (areLetteredAlike(text, before)) return [];
  return [inCapitals(before), inSmallLetters(before)]
    .filter((forms) => forms.some((form) => areLetteredAlike(form, text))).flat();
}

/** Texts in Greek capitals, or made of such, in small letters without accents. */
function smallGreek(own: string[], letterCase: Expected["letterCase"], before: string): string[] {
  const isCapital = (text: string) => /(?=\p{Lu})\p{Script=Greek}/u.test(text);
  const isSmall = (text: string) => /(?=\p{Ll})\p{Script=Greek}/u.test(text);
  if (!isCapital(before) || isSmall(before)) return [];
  return own.flatMap((text) => {
    if (!isSmall(text)) return letterCase === "small letters" ? inSmallLetters(text) : [];
    const isBefore = inCapitals(text).some((form) => areLetteredAlike(form, before));
    return isBefore ? [text] : [];
  }).map(withoutGreekAccents);
}

/** An edit may change the brief's text to capitals. */
function caseWished(said: string): Expected["letterCase"] {
  if (/\b(?:caps|capitals?|upper[- ]?case)\b/i.test(said)) return "capitals";
  return /\b(?:lower[- ]?case|small letters)\b/i.test(said) ? "small letters" : undefined;
}
