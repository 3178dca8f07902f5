import { motifNamed } from "../draw/motifs/index.ts";
import { type MarkName, markNames, marks } from "../draw/marks/index.ts";
import type { Family } from "../draw/marks/index.ts";
import { type Random, randomFrom } from "../draw/random.ts";
import { type Archetype, leastContrast, type Scene, unedited } from "../draw/scene.ts";
import { type TreatmentName, treatmentNames, treatments } from "../draw/wordmark/index.ts";
import { type Avoidance, avoidanceIn, refusing } from "./avoidance.ts";
import { readPalette } from "./colours.ts";
import { motifsNamed } from "./motif-words.ts";
import { initialsOf, quoted, readQuotes } from "./quotes.ts";
import { american } from "./spelling.ts";
import { typefaceIn, typefaceWords } from "./typeface-words.ts";

/** Reads what a prompt asks for; what it leaves open is chosen by chance, the same for the same text. */
export function readPrompt(prompt: string, seed?: number): Scene {
  const key = `${seed ?? ""}:${prompt}`;
  const random = randomFrom(key);
  const { wanted, refused } = withoutRefusals(prompt);
  const avoidance = avoidanceIn(refused);
  const text = american(wanted.toLowerCase());
  const quotes = readQuotes(wanted);
  const archetype = archetypeIn(text, quotes.name !== "");
  const unlabelled = text.replace(LABEL, "; ");
  const mark = markIn(unlabelled, archetype, avoidance, random);
  const treatment = treatmentIn(text, avoidance, random);
  return {
    archetype,
    mark,
    motif: motifIn(
      unlabelled,
      [marks[mark].phrase, treatments[treatment].phrase],
      avoidance,
      random,
    ),
    name: archetype === "wordmark" || archetype === "combination" ? quotes.name : "",
    initials: quotes.initials || initialsOf(quotes.name) || "A",
    tagline: quotes.tagline,
    typeface: typefaceIn(text) ?? random.pick(typefaceWords).name,
    weight: /\b(light|thin|hairline)\b/.test(text)
      ? "light"
      : /\b(regular|medium)[- ]weight/.test(text)
      ? "regular"
      : "bold",
    treatment,
    arrangement: /beside|to the right of|side by side|horizontal lock/.test(text)
      ? "beside"
      : "stacked",
    palette: readPalette(text, avoidance, random, leastContrast({ archetype, mark, treatment })),
    ...unedited,
    seed: key,
  };
}

/** What a prompt tells to leave out must not be read as asked for. */
function withoutRefusals(prompt: string): { wanted: string; refused: string } {
  const refusal = new RegExp(`^\\s*(?:${refusing})\\b:?`, "i");
  const all = sentences(prompt);
  return {
    wanted: all.filter((sentence) => !refusal.test(sentence)).join(" "),
    refused: all.filter((sentence) => refusal.test(sentence))
      .map((sentence) => sentence.replace(refusal, "")).join(" "),
  };
}

/** A full stop inside quotation marks ends no sentence. */
function sentences(prompt: string): string[] {
  const inside = [...prompt.matchAll(quoted)].map((
    { index, 0: text },
  ) => [index, index + text.length]);
  const ends = [...prompt.matchAll(/(?<=[.!\n])\s+/g)].map(({ index }) => index)
    .filter((end) => !inside.some(([from = 0, to = 0]) => end > from && end < to));
  return [0, ...ends].map((from, at) => prompt.slice(from, ends[at]).trim());
}

const archetypeWords: [RegExp, Archetype][] = [
  [/combination (?:mark|logo)/, "combination"],
  [/wordmark|logotype/, "wordmark"],
  [/letter ?mark|monogram/, "lettermark"],
  [/pictorial/, "pictorial"],
  [/abstract/, "abstract"],
];

/**
 * The mark that a prompt names first counts: a client whose style is "monogram" doesn't want
 * fifteen of them.
 */
function archetypeIn(text: string, named: boolean): Archetype {
  if (/mark (?:and|with|plus) (?:the )?(?:name|wordmark)/.test(text)) return "combination";
  const [first] = archetypeWords.map(([words, archetype]) => ({
    at: text.search(words),
    archetype,
  }))
    .filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at);
  // "An abstract wave, the wordmark below": what letters a name is more than a mark.
  const isMark = first?.archetype === "abstract" || first?.archetype === "pictorial";
  if (isMark && named && /wordmark|logotype|lettering|\bname\b/.test(text)) return "combination";
  return first?.archetype ?? (named ? "combination" : "pictorial");
}

const families: Record<Archetype, Family[]> = {
  abstract: ["geometric", "gradient", "pattern", "line"],
  lettermark: ["monogram"],
  wordmark: ["pictorial"],
  combination: ["pictorial", "badge", "negative space", "line", "geometric"],
  pictorial: ["pictorial", "negative space"],
};

const familyWords: [Family, RegExp][] = [
  ["negative space", /negative space/],
  ["badge", /badge|emblem|crest|seal|stamp/],
  ["line", /line art|line drawing|outline|monoline/],
  ["gradient", /gradient/],
  ["pattern", /pattern|mosaic|dots|tessellat/],
  ["geometric", /geometric (mark|shape|form|symbol)|circles|triangles/],
];

function markIn(
  text: string,
  archetype: Archetype,
  avoidance: Avoidance,
  random: Random,
): MarkName {
  const cued = markNames.find((name) => text.includes(marks[name].cue));
  if (cued !== undefined) return cued;
  const asked = archetype === "lettermark"
    ? undefined
    : familyWords.find(([, words]) => words.test(text))?.[0];
  // Whoever names a thing wants to see it.
  const isNamed = archetype !== "abstract" && motifsNamed(subjectOf(text)).length > 0;
  const free = families[archetype].filter((family) =>
    !avoidance.shows({ phrase: family }) && !(isNamed && family === "geometric")
  );
  const family = asked ?? random.pick(free.length > 0 ? free : families[archetype]);
  const fitting = markNames.filter((name) => {
    const shows = marks[name].shows;
    if (marks[name].family !== family || avoidance.shows(marks[name])) return false;
    if (archetype === "lettermark") return shows === "initials";
    if (isNamed) return shows === "motif";
    return archetype === "abstract" ? shows === "neither" : shows !== "initials";
  });
  return random.pick(fitting.length > 0 ? fitting : ["plain"]);
}

/** What a part of a prompt is headed with: "Palette:" asks for no palette. */
const LABEL = /\b(?:palette|ink|paint|brush)\s*:/g;

/** A "brush script" shows no brush. */
const typefacePhrases = typefaceWords.map(({ phrase }) => phrase);

/** Signs for qualities rather than for a trade, for clients who name nothing that can be drawn. */
export const fillers = "spark sun bird compass star mountain fire moon fir owl wave key".split(" ");

/**
 * The motif that is named first, beside the words that describe how the mark is drawn: what is to be
 * avoided holds for what is left open, which the company's name and field come to next.
 */
function motifIn(text: string, phrases: string[], avoidance: Avoidance, random: Random): string {
  const manner = phrases.flatMap((phrase) => phrase.toLowerCase().split(/\{\w+\}/))
    .map((words) => words.trim()).filter((words) => words !== "");
  const bare = manner.reduce((rest, words) => rest.replaceAll(words, " ; "), text);
  const subject = subjectOf(bare);
  const isFree = (name: string) => !avoidance.shows(motifNamed(name));
  const free = fillers.filter(isFree);
  return motifsNamed(subject)[0] ?? motifsNamed(bare).find(isFree) ??
    random.pick(free.length > 0 ? free : fillers);
}

/** What is to be drawn: neither the company's field, nor what is lettered, nor how. */
function subjectOf(text: string): string {
  const rest = text.replace(/\bin this field: [^.]*/, " ").replace(quoted, " ");
  return typefacePhrases.reduce((rest, phrase) => rest.replaceAll(phrase, " ; "), rest);
}

function treatmentIn(text: string, avoidance: Avoidance, random: Random): TreatmentName {
  return treatmentNames.find((name) => text.includes(treatments[name].cue)) ??
    random.pick(treatmentNames.filter((name) => !avoidance.shows(treatments[name])));
}
