import { directorBrief } from "../../_shared/director/brief.ts";
import type { PictureClaim } from "../../_shared/jobs/verbs/claims.ts";
import { areLetteredAlike } from "../../_shared/lettering/fold.ts";
import { inCapitals, inSmallLetters } from "../../_shared/lettering/letter-case.ts";
import type { Lettered } from "../../_shared/lettering/lettered.ts";
import { quotes } from "../../_shared/lettering/quotes.ts";

/** What a picture may be found to letter. */
export interface Expected {
  /** What it is to letter; a second drawing is asked for this. */
  main: string;
  /** Whether it is to have capitals, or small letters, where `main` has others. */
  letterCase: "capitals" | "small letters" | undefined;
  /** Each of these is right: a name may be read with its tagline, or as an edit has it changed. */
  texts: string[];
  /** What the client asked an edit for, where nobody said what that has lettered: it may be in it. */
  wish: string;
}

/**
 * What the picture of a claim is to letter: what is kept with it or, where nobody said, what its
 * parent or its brief has, as far as its prompt still quotes that.
 *
 * @param kept by the director's word.
 * @returns "nothing" of a mark alone, "unknown" where nobody can say.
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
  return { main, letterCase, texts, wish: kept ? "" : wish };
}

/** What a logo's parent letters or, of a name, its brief; undefined where nobody said. */
export function letteredBefore(
  { asset: { archetype }, project, parent }: Pick<PictureClaim, "project" | "parent"> & {
    asset: Pick<PictureClaim["asset"], "archetype">;
  },
): Lettered | undefined {
  if (parent?.to_letter) return parent.to_letter;
  const { company_name: name, tagline } = directorBrief.parse(project.brief_data);
  const isName = archetype === "wordmark" || archetype === "combination";
  return isName ? { text: name, ...(tagline ? { tagline } : {}) } : undefined;
}

/** A text that is another one in capitals, or in small letters, may be so as any language has it. */
function anyLanguage(text: string, before = text): string[] {
  if (areLetteredAlike(text, before)) return [];
  return [inCapitals(before), inSmallLetters(before)]
    .filter((forms) => forms.some((form) => areLetteredAlike(form, text))).flat();
}

/** Whether an edit takes the lettering away. */
function isMute(said: string): boolean {
  return /\b(?:without|remove|drop|delete) (?:the |any |all )?(?:name|lettering|letters|text|words?)\b|\b(?:just|only) the (?:icon|mark|symbol)\b/i
    .test(said);
}

/** A client who edits may want capitals where the brief has none. */
function caseWished(said: string): Expected["letterCase"] {
  if (/\b(?:caps|capitals?|upper[- ]?case)\b/i.test(said)) return "capitals";
  return /\b(?:lower[- ]?case|small letters)\b/i.test(said) ? "small letters" : undefined;
}
