import { type MarkName, markNames, marks } from "../draw/marks/index.ts";
import type { Mark } from "../draw/marks/mark.ts";
import { type MotifName, motifNames, motifs } from "../draw/motifs/index.ts";
import type { Random } from "../draw/random.ts";
import type { Archetype } from "../draw/scene.ts";
import { type TreatmentName, treatmentNames } from "../draw/wordmark/index.ts";
import { initialsOf } from "../reading/quotes.ts";
import { motifsEvoked } from "../reading/read-prompt.ts";
import type { Brief } from "./brief.ts";

/** What a concept is about, before it has words. */
export interface Idea {
  mark: MarkName;
  motif: MotifName;
  treatment: TreatmentName;
}

/** Marks that each archetype is drawn with, the strongest of its kind first. */
const repertoire: Record<Archetype, MarkName[]> = {
  abstract: markNames.filter((name) => {
    const { family, shows } = marks[name];
    return shows === "neither" && family !== "monogram";
  }),
  lettermark: markNames.filter((name) => marks[name].shows === "initials"),
  wordmark: ["plain"],
  combination: [
    "roundel",
    "outline",
    "softSquare",
    "seal",
    "icon",
    "halo",
    "ringed",
    "window",
    "crest",
    "wreath",
    "tiles",
    "hiddenInitial",
    "plain",
  ],
  pictorial: ["plain", "cutOut", "tile", "dusk", "cutPaper", "counterchange", "closeUp", "halo"],
};

/**
 * Deals ideas out to the archetypes in turn. No mark or treatment comes again before its
 * archetype's repertoire is used up, nor a motif before those that suit the brief are.
 */
export function dealIdeas(brief: Brief, archetypes: Archetype[], random: Random): Idea[] {
  const avoided = brief.avoid.toLowerCase();
  const initials = initialsOf(brief.company_name);
  const decks = new Map<Archetype, MarkName[]>();
  const motifDeck = suitableMotifs(brief, random);
  const treatmentDeck = random.shuffled(treatmentNames);
  let motifAt = 0;
  let treatmentAt = 0;
  return archetypes.map((archetype) => {
    let deck = decks.get(archetype) ?? [];
    if (deck.length === 0) {
      const fitting = repertoire[archetype].filter((name) =>
        !isAvoided(marks[name], avoided) && suitsInitials(name, initials)
      );
      const shuffled = random.shuffled(fitting.length > 0 ? fitting : repertoire[archetype]);
      // Nearly all lettermarks are monograms: by families, the few others would always come first.
      deck = archetype === "lettermark" ? shuffled : spread(shuffled);
    }
    const [mark = "plain", ...rest] = deck;
    decks.set(archetype, rest);
    const shown = marks[mark].shows === "motif" || archetype === "wordmark";
    const next = motifDeck[(shown ? motifAt++ : motifAt) % motifDeck.length] ?? "spark";
    const motif = motifFor(mark, next, motifDeck);
    const treatment = treatmentDeck[treatmentAt % treatmentDeck.length] ?? "plain";
    if (archetype === "wordmark") treatmentAt++;
    return { mark, motif, treatment };
  });
}

/** Marks that crop, turn or repeat their motif suit only some: simple ones, the same from anywhere. */
const choosy: Partial<Record<MarkName, MotifName[]>> = {
  wreath: [
    "leaf",
    "wheat",
    "bean",
    "drop",
    "flame",
    "star",
    "flower",
    "fish",
    "bolt",
    "heart",
    "spark",
    "quill",
    "tree",
    "hop",
    "invader",
  ],
  closeUp: [
    "fox",
    "owl",
    "paw",
    "bird",
    "horse",
    "flower",
    "sun",
    "leaf",
    "wheat",
    "star",
    "moon",
    "gear",
    "bean",
    "quill",
    "invader",
  ],
};

function motifFor(mark: MarkName, next: MotifName, suitable: MotifName[]): MotifName {
  const fitting = choosy[mark];
  if (fitting === undefined || fitting.includes(next)) return next;
  return suitable.find((name) => fitting.includes(name)) ?? "leaf";
}

/** Families in turn, so that the first three of an archetype aren't three of one family. */
function spread(names: MarkName[]): MarkName[] {
  const rounds = new Map<string, number>();
  const ranked = names.map((name) => {
    const { family } = marks[name];
    const round = rounds.get(family) ?? 0;
    rounds.set(family, round + 1);
    return { name, round };
  });
  return ranked.sort((a, b) => a.round - b.round).map(({ name }) => name);
}

/** One letter can't overlap another, and a lone I in a shape is a bar. */
function suitsInitials(mark: MarkName, initials: string): boolean {
  if ([...initials].length > 1 && mark !== "hiddenInitial") return true;
  if (mark === "hiddenInitial") return !/^[I1lІ]/.test(initials);
  return mark !== "overlapped" && mark !== "halved";
}

function isAvoided(mark: Mark, avoided: string): boolean {
  return (mark.family === "gradient" && /gradient/.test(avoided)) ||
    (mark.family === "badge" && /badge|crest|shield|seal|emblem/.test(avoided)) ||
    (mark.family === "line" && /line art|thin line|outline/.test(avoided)) ||
    (mark.family === "pattern" && /pattern|busy/.test(avoided));
}

/** What the brief brings to mind, then a few signs that suit anybody. */
function suitableMotifs(brief: Brief, random: Random): MotifName[] {
  const subject = motifsEvoked(`${brief.industry} ${brief.company_name}`.toLowerCase());
  const detail = motifsEvoked(
    [brief.description, brief.tagline, ...brief.personality, ...brief.styles].join(" ")
      .toLowerCase(),
  );
  const general: MotifName[] = random.shuffled(["spark", "leaf", "sun", "bird", "compass", "star"]);
  const avoided = new Set(motifsEvoked(brief.avoid.toLowerCase()));
  const ranked = [...new Set([...subject, ...detail, ...general])].filter((name) =>
    !avoided.has(name)
  );
  const few = ranked.slice(0, Math.max(6, subject.length));
  return few.length > 0 ? few : random.shuffled(motifNames).slice(0, 6);
}

/** A short name for a concept. */
export function titleOf(idea: Idea, archetype: Archetype, treatmentTitle: string): string {
  if (archetype === "wordmark") return treatmentTitle;
  const mark = marks[idea.mark];
  return mark.title ?? motifs[idea.motif].title;
}
