import { motifNamed } from "../draw/motifs/index.ts";
import type { Random } from "../draw/random.ts";
import { avoidanceIn } from "../reading/avoidance.ts";
import { motifsEvoked, motifsNamed } from "../reading/motif-words.ts";
import { fillers } from "../reading/read-prompt.ts";
import type { GivenBrief } from "./brief.ts";
import { showsCliche } from "./cliches.ts";
import { motifsForTrade } from "./trade-motifs.ts";
import { meant } from "./words.ts";

/** About as many motifs as a presentation shows. */
const ENOUGH = 7;

/**
 * What the brief's own words name, then what its trade can be told by, then what its words bring to
 * mind; what suits anybody only where there is none of these. Of all that, nothing that is a cliché
 * or to be avoided.
 */
export function suitableMotifs(brief: GivenBrief, cliches: string[], random: Random): string[] {
  const { company_name, description, tagline, industry, styles, personality } = brief;
  const avoidance = avoidanceIn(brief.avoid);
  const isFresh = (name: string) =>
    !avoidance.shows(motifNamed(name)) && !showsCliche(motifNamed(name).phrase, cliches);
  const said = [meant(description), meant(tagline), meant(industry), ...styles, ...personality];
  const words = [company_name, ...said].join(". ");
  const named = motifsNamed(words).filter(isFresh);
  const known = motifsForTrade(industry.toLowerCase());
  const trade = known.length > 0 || named.length >= 3
    ? known
    : motifsForTrade(description.toLowerCase());
  const own = [...new Set([...named, ...random.shuffled(trade.filter(isFresh))])];
  const evoked = own.length > 0 ? [] : motifsEvoked(words).filter(isFresh);
  const suited = [...own, ...evoked];
  const all = suited.length > 0 ? suited : random.shuffled(fillers.filter(isFresh));
  return all.slice(0, ENOUGH);
}
