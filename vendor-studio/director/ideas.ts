import { type MarkName, markNames, marks } from "../draw/marks/index.ts";
import { isJoined, unbroken } from "../draw/marks/joined-letters.ts";
import type { Random } from "../draw/random.ts";
import type { Archetype } from "../draw/scene.ts";
import { type TreatmentName, treatmentNames, treatments } from "../draw/wordmark/index.ts";
import { avoidanceIn } from "../reading/avoidance.ts";
import { motifsNamed } from "../reading/motif-words.ts";
import { initialsOf } from "../reading/quotes.ts";
import type { GivenBrief } from "./brief.ts";
import { showsCliche } from "./cliches.ts";
import { suitableMotifs } from "./suitable-motifs.ts";

/** What a concept is about, before it has words. */
export interface Idea {
  mark: MarkName;
  motif: string;
  treatment: TreatmentName;
}

/** Marks that each archetype is drawn with, the strongest of its kind first. */
const repertoire: Record<Archetype, MarkName[]> = {
  abstract: markNames.filter((name) => marks[name].shows === "neither"),
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
    "plain",
  ],
  pictorial: ["plain", "cutOut", "tile", "dusk", "cutPaper", "counterchange", "closeUp", "halo"],
};

/**
 * Chooses an idea for each archetype. No mark is repeated before those of its archetype are used up,
 * no treatment before all are used, and no motif before all that suit the brief are.
 *
 * @param cliches of the client's field, which nothing is to show.
 */
export function chooseIdeas(
  brief: GivenBrief,
  archetypes: Archetype[],
  cliches: string[],
  random: Random,
): Idea[] {
  const avoidance = avoidanceIn(brief.avoid);
  const initials = initialsOf(brief.company_name);
  const isLong = [...brief.company_name].length > LONG;
  const motifDeck = suitableMotifs(brief, cliches, random);
  const decks = new Map<Archetype, MarkName[]>();
  const used = new Set<MarkName>();
  // What the client wishes of this round is to be seen in as many concepts as can show it.
  const isWished = motifsNamed(brief.wish ?? "").includes(motifDeck[0] ?? "");
  const treatmentDeck = random.shuffled(
    treatmentNames.filter((name) =>
      !avoidance.shows(treatments[name]) &&
      !showsCliche(treatments[name], cliches) &&
      !(isLong && restless.includes(name)) &&
      !(isJoined(brief.company_name) && cuttingTreatments.includes(name))
    ),
  ).sort((a, b) => isWished ? Number(isOrnamented(b)) - Number(isOrnamented(a)) : 0);
  let treatmentAt = 0;
  const drafts = archetypes.map((archetype) => {
    const mark = nextMark(isWished && archetype === "abstract" ? "pictorial" : archetype);
    const treatment = treatmentDeck[treatmentAt % treatmentDeck.length] ?? "plain";
    if (archetype === "wordmark") treatmentAt++;
    return { archetype, mark, treatment, motif: "spark" };
  });
  const motifFor = motifChooser(motifDeck);
  // The most fitting motif goes where it is seen largest.
  for (const draft of [...drafts].sort((a, b) => prominence(a) - prominence(b))) {
    draft.motif = motifFor(draft.mark, prominence(draft) < UNSEEN);
  }
  return drafts;

  function nextMark(archetype: Archetype): MarkName {
    const left = decks.get(archetype) ?? [];
    const deck = left.length > 0 ? left : shuffledDeck(archetype);
    // Two archetypes share some marks: a mark that one has used is the last choice of the other.
    const mark = deck.find((name) => !used.has(name)) ?? deck[0] ?? "plain";
    decks.set(archetype, deck.filter((name) => name !== mark));
    for (const kin of [mark, ...alike.find((group) => group.includes(mark)) ?? []]) {
      if (kin !== "plain") used.add(kin);
    }
    return mark;
  }

  /** Those that show one of the field's clichés come last: better than the same idea twice. */
  function shuffledDeck(archetype: Archetype): MarkName[] {
    const suiting = repertoire[archetype].filter((name) =>
      !avoidance.shows(marks[name]) && suitsInitials(name, initials) &&
      (choosy[name]?.includes(motifDeck[0] ?? "") ?? true)
    );
    const isCliche = (name: MarkName) => showsCliche(marks[name], cliches);
    const fitting = suiting.filter((name) => !isCliche(name));
    const shuffled = random.shuffled(fitting.length > 0 ? fitting : repertoire[archetype]);
    // Nearly all lettermarks are monograms: in turn by family, the few others would always come first.
    const deck = archetype === "lettermark" ? shuffled : spread(shuffled);
    return [...deck, ...suiting.filter((name) => isCliche(name) && !deck.includes(name))];
  }
}

/** Marks that side by side are one idea: initials in a ring. */
const alike: MarkName[][] = [["ring", "stamp"]];

/** A name with so many letters is set small, and must stay easy to read. */
const LONG = 24;
const restless: TreatmentName[] = ["waterline", "inline", "shadow", "forward"];

/** Treatments that set a part of a letter, or of a word, apart. */
const cuttingTreatments: TreatmentName[] = ["waterline", "forward", "twoVoices"];

const UNSEEN = 3;

function isOrnamented(treatment: TreatmentName): boolean {
  return treatments[treatment].phrase.includes("{motif}");
}

/** 0 where the motif is the whole picture, `UNSEEN` where there is none. */
function prominence(
  { archetype, mark, treatment }: Idea & { archetype: Archetype },
): number {
  if (archetype === "wordmark") return isOrnamented(treatment) ? 2 : UNSEEN;
  if (marks[mark].shows !== "motif") return UNSEEN;
  return archetype === "pictorial" ? 0 : 1;
}

/** Marks that crop, turn or repeat their motif suit only some: simple ones, the same from anywhere. */
const choosy: Partial<Record<MarkName, string[]>> = {
  wreath: "wheat leaf drop heart spark star flower fish hops feather bee tulip clover".split(" "),
  closeUp: "fox owl flower lion wolf tiger bear cat horse rose".split(" "),
};

/** Gives a deck's motifs in turn, and starts again once all were used. */
function motifChooser(deck: string[]): (mark: MarkName, isSeen: boolean) => string {
  let waiting = [...deck];
  return (mark, isSeen) => {
    const fits = (name: string) => choosy[mark]?.includes(name) ?? true;
    const motif = waiting.find(fits) ?? deck.find(fits) ?? "spark";
    if (isSeen) {
      waiting = waiting.filter((name) => name !== motif);
      if (waiting.length === 0) waiting = [...deck];
    }
    return motif;
  };
}

/** Families in turn, so that the first three of an archetype aren't three of one family. */
function spread(names: MarkName[]): MarkName[] {
  const round = (name: MarkName, at: number) =>
    names.slice(0, at).filter((other) => marks[other].family === marks[name].family).length;
  return names.map((name, at) => ({ name, round: round(name, at) }))
    .sort((a, b) => a.round - b.round).map(({ name }) => name);
}

/** A single letter has no other to overlap, and a single I in a shape looks like a bar. */
function suitsInitials(mark: MarkName, initials: string): boolean {
  if (unbroken(mark, initials) !== mark) return false;
  // A letter of many fine strokes can't be read once it is cut into stripes.
  if (mark === "striped" && /[^\p{Script=Latin}\p{Script=Cyrillic}\p{N}]/u.test(initials)) {
    return false;
  }
  if ([...initials].length > 1) return true;
  if (mark === "hiddenInitial") return !/^[I1lІ]/.test(initials);
  return mark !== "overlapped" && mark !== "halved";
}
