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
  const asked = motifsNamed(ownWords(brief)).map((name) => motifNamed(name).phrase);
  return cliches.filter((cliche) => !asked.some((phrase) => showsCliche(phrase, [cliche])));
}

/**
 * What the brief's own words name, then what its trade can be told by; what suits anybody only where
 * there is none of these. Of all that, nothing that is a cliché or to be avoided.
 */
export function suitableMotifs(brief: GivenBrief, cliches: string[], random: Random): string[] {
  const { description, industry } = brief;
  const avoidance = avoidanceIn(brief.avoid);
  const isFresh = (name: string) =>
    !avoidance.shows(motifNamed(name)) && !showsCliche(motifNamed(name).phrase, cliches);
  const named = motifsNamed(`${ownWords(brief)}. ${meant(industry)}`).filter(isFresh);
  const known = motifsForTrade(industry.toLowerCase());
  // Whoever "builds violins" is no builder: a description tells the trade where nothing else does.
  const trade = known.length > 0 || named.length > 0
    ? known
    : motifsForTrade(description.toLowerCase());
  const suited = [...new Set([...named, ...random.shuffled(trade.filter(isFresh))])];
  const all = suited.length > 0 ? suited : random.shuffled(fillers.filter(isFresh));
  return all.slice(0, ENOUGH);
}

/** What the client says, in words that the field itself doesn't go by: those ask for nothing. */
function ownWords(brief: GivenBrief): string {
  const { company_name, description, tagline, styles, personality } = brief;
  const field = new Set(wordsOf(brief.industry));
  return [company_name, ...[description, tagline, ...styles, ...personality].map(meant)].join(". ")
    .replace(/\p{L}+/gu, (word) => field.has(word.toLowerCase()) ? "," : word);
}
