import { motifNamed } from "../draw/motifs/index.ts";
import type { Random } from "../draw/random.ts";
import { avoidanceIn } from "../reading/avoidance.ts";
import { motifsNamed, wordsOf } from "../reading/motif-words.ts";
import { fillers } from "../reading/read-prompt.ts";
import type { GivenBrief } from "./brief.ts";
import { showsCliche } from "./cliches.ts";
import { motifsForTrade } from "./trade-motifs.ts";
import { meant } from "./words.ts";

/** About as many motifs as a presentation shows. */
const ENOUGH = 7;

/**
 * The clichés of the client's field but for those that the client asks for: a vet's "cats and dogs".
 */
export function unaskedCliches(brief: GivenBrief, cliches: string[]): string[] {
  const asked = motifsNamed(ownWords(brief)).map(motifNamed);
  return cliches.filter((cliche) => !asked.some((motif) => showsCliche(motif, [cliche])));
}

/**
 * What the client wishes of this round; else what the brief's own words name, then what its trade
 * can be told by, and what suits anybody only where there is none of these. Of all that, nothing
 * that is to be avoided, nor a cliché that the client didn't wish for.
 */
export function suitableMotifs(brief: GivenBrief, cliches: string[], random: Random): string[] {
  const { description, industry, wish = "" } = brief;
  const avoidance = avoidanceIn(brief.avoid);
  const isFree = (name: string) => !avoidance.shows(motifNamed(name));
  const isFresh = (name: string) => isFree(name) && !showsCliche(motifNamed(name), cliches);
  const known = [...motifsForTrade(industry.toLowerCase()), ...motifsNamed(meant(industry))];
  const all = [
    motifsNamed(wish).filter(isFree),
    motifsNamed(ownWords(brief)).filter(isFresh),
    random.shuffled([...new Set(known)].filter(isFresh)),
    random.shuffled(motifsForTrade(description.toLowerCase()).filter(isFresh)),
    random.shuffled(fillers.filter(isFresh)),
  ];
  return (all.find((motifs) => motifs.length > 0) ?? []).slice(0, ENOUGH);
}

/** What the client says, in words that the field itself doesn't go by: those ask for nothing. */
function ownWords(brief: GivenBrief): string {
  const { company_name, description, tagline, styles, personality } = brief;
  const field = new Set(wordsOf(brief.industry));
  return [company_name, ...[description, tagline, ...styles, ...personality].map(meant)].join(". ")
    .replace(/\p{L}+/gu, (word) => field.has(word.toLowerCase()) ? "," : word);
}
