import type { Archetype } from "../../_shared/contract/archetype.ts";
import type { EarlierLogo } from "../../_shared/jobs/verbs/claims.ts";
import type { Draft } from "./answer.ts";
import { avoidedIn } from "./avoided.ts";
import type { DirectorBrief } from "../../_shared/director/brief.ts";
import { isBlank } from "../../_shared/lettering/blank.ts";
import { cut } from "../../_shared/lettering/cut.ts";
import { areLetteredAlike } from "../../_shared/lettering/fold.ts";
import type { Lettered } from "../../_shared/lettering/lettered.ts";
import { quotes } from "../../_shared/lettering/quotes.ts";
import { unquoted } from "../../_shared/lettering/unquoted.ts";
import { isMonogram } from "../../_shared/lettering/monogram.ts";
import { initialsIn, lettersInitials } from "./lettering.ts";
import { repetitions, type Taken } from "./repetitions.ts";
import type { Slot } from "../../_shared/director/archetype-split.ts";

/** Words. Seedream begins to ignore parts of a prompt of 600 words or more. */
const MAX_WORDS = 599;
/** Characters, for scripts that have no spaces between words. */
const MAX_CHARACTERS = 6000;
const MAX_TITLE = 120;

/** The concepts of an answer that can be drawn, and what is wrong with the others. */
export interface Verdict {
  good: Taken[];
  /**
   * These show what the client wants to avoid, or are like a logo of an earlier round. They can be
   * drawn if no better ones come.
   */
  spare: Taken[];
  /** Sentences for the director; empty where each slot has a good concept. */
  complaints: string[];
}

/**
 * Checks an answer against what was asked for, slot by slot. Concepts for other slots are ignored.
 * Of several concepts for one slot the first without a flaw is taken.
 *
 * @param earlier what must not be repeated: logos of earlier rounds, and concepts of an earlier
 * answer.
 */
export function check(
  drafts: Draft[],
  slots: Slot[],
  brief: DirectorBrief,
  { logos = [], kept = [] }: { logos?: EarlierLogo[]; kept?: Taken[] } = {},
): Verdict {
  const judged = slots.map((slot) => judge(slot, drafts, brief));
  const drawable = judged.flatMap(({ taken }) => taken === undefined ? [] : [taken]);
  const repeated = repetitions(logos, [...kept, ...drawable]);
  const verdict: Verdict = { good: [], spare: [], complaints: [] };
  for (const { slot, taken, flaws, wishes } of judged) {
    const repetition = repeated.get(slot);
    const all = repetition === undefined ? flaws : [...flaws, repetition.complaint];
    // What could merely be better is no reason for a paid call. It is said when there is a call
    // anyway.
    if (all.length > 0) {
      verdict.complaints.push(...[...all, ...wishes].map((text) => `Slot ${slot}: ${text}`));
    }
    if (taken === undefined || repetition?.isUseless) continue;
    verdict[all.length === 0 ? "good" : "spare"].push(taken);
  }
  return verdict;
}

/** The result for one slot: its concept, where it can be drawn, and what is wrong with it. */
interface Judged {
  slot: number;
  taken?: Taken;
  flaws: string[];
  wishes: string[];
}

function judge({ number: slot, archetype }: Slot, drafts: Draft[], brief: DirectorBrief): Judged {
  const candidates = drafts.filter(({ number }) => number === slot)
    .map((draft) => ({ draft, found: flaws(draft, archetype, brief) }));
  const best = candidates.find(({ found }) => found.length === 0) ?? candidates[0];
  if (best === undefined) return { slot, flaws: ["its concept is missing."], wishes: [] };
  const { draft, found } = best;
  const wishes = draft.prompt === "" || usesColours(draft.prompt, brief.colors)
    ? []
    : [`its palette has none of the client's colors, ${brief.colors.join(", ")}.`];
  const shown = avoidedIn(draft.prompt, brief);
  const breaches = shown.length === 0 ? [] : [
    `it shows what the client wants to avoid: ${shown.join(", ")}. ` +
    "Give it an idea and colors without that.",
  ];
  const judged = { slot, flaws: [...found, ...breaches], wishes };
  if (found.length > 0) return judged;
  const title = cut(draft.title, MAX_TITLE).trim();
  const lettered = letteredBy(draft, archetype, brief);
  const concept = { archetype, title, prompt: draft.prompt, ...(lettered && { lettered }) };
  return { ...judged, taken: { slot, concept } };
}

/** Whether a prompt gives the code of one of the client's colours; true where there are none. */
function usesColours(prompt: string, colours: string[]): boolean {
  const text = prompt.toLowerCase();
  return colours.length === 0 || colours.some((colour) => text.includes(colour.toLowerCase()));
}

/** What is wrong with a single concept, without regard to the others. */
function flaws(
  { archetype, title, prompt, lettering }: Draft,
  asked: Archetype,
  brief: DirectorBrief,
): string[] {
  const found: string[] = [];
  if (archetype !== asked) {
    found.push(`it is to be of archetype ${asked}, not ${archetype.slice(0, 40)}.`);
  }
  if (title === "") found.push("its title is empty.");
  if (prompt === "") return [...found, "its prompt is empty."];
  const words = prompt.split(/\s+/).length;
  if (words > MAX_WORDS) found.push(`its prompt has ${words} words; ${MAX_WORDS} is the most.`);
  else if (prompt.length > MAX_CHARACTERS) found.push("its prompt is too long.");
  if (asked === "wordmark" || asked === "combination") {
    const { company_name: name } = brief;
    const isName = lettering === undefined || areLetteredAlike(lettering, name) ||
      quotes(`"${lettering}"`, name);
    // In the brief's case: a design that sets the name in capitals says so in words.
    if (!isName || !quotes(prompt, name)) {
      found.push(
        "its prompt does not have the company's name, exactly as given, in double quotes.",
      );
    }
  } else if (asked === "lettermark" && !hasInitials({ prompt, lettering }, brief.company_name)) {
    found.push(
      "its prompt does not have letters of the company's name, as its initials, in double quotes.",
    );
  }
  return found;
}

/**
 * Whether the concept has initials: those that the director names or, if none, any in quotation
 * marks.
 */
function hasInitials({ prompt, lettering }: Pick<Draft, "prompt" | "lettering">, name: string) {
  if (lettering === undefined) return lettersInitials(prompt, name);
  return isMonogram(lettering, name) && quotes(prompt, lettering);
}

/**
 * The text of a concept, in the brief's own words, as far as the director says that it has them.
 */
function letteredBy(
  { prompt, lettering, tagline: said }: Draft,
  archetype: Archetype,
  { company_name: name, tagline }: DirectorBrief,
): Lettered | undefined {
  switch (archetype) {
    case "abstract":
    case "pictorial":
      return { text: "" };
    case "lettermark": {
      // Older briefs may have a name of which nothing is seen: it has no initials.
      const said = lettering && unquoted(lettering);
      const text = said ?? (isBlank(name) ? "" : initialsIn(prompt, name));
      return text === undefined ? undefined : { text };
    }
    case "wordmark":
    case "combination": {
      if (tagline === undefined || tagline === "") return { text: name };
      const isLettered = said === undefined || areLetteredAlike(said, tagline) ||
        areLetteredAlike(unquoted(said), tagline);
      return isLettered ? { text: name, tagline } : { text: name };
    }
  }
}
