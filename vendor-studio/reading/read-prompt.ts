import { type MarkName, markNames, marks } from "../draw/marks/index.ts";
import type { Family } from "../draw/marks/mark.ts";
import { type MotifName, motifNames, motifs } from "../draw/motifs/index.ts";
import { type Random, randomFrom } from "../draw/random.ts";
import { type Archetype, type Scene, unedited } from "../draw/scene.ts";
import { type TreatmentName, treatmentNames, treatments } from "../draw/wordmark/index.ts";
import { readPalette } from "./colours.ts";
import { initialsOf, quoted, readQuotes } from "./quotes.ts";
import { typefaceIn, typefaceWords } from "./typeface-words.ts";

/** Reads what a prompt asks for; what it leaves open is chosen by chance, the same for the same text. */
export function readPrompt(prompt: string, seed?: number): Scene {
  const key = `${seed ?? ""}:${prompt}`;
  const random = randomFrom(key);
  const wanted = withoutRefusals(prompt);
  const text = wanted.toLowerCase();
  const quotes = readQuotes(wanted);
  const archetype = archetypeIn(text, quotes.name !== "");
  return {
    archetype,
    mark: markIn(text, archetype, random),
    motif: motifIn(text, random),
    name: archetype === "wordmark" || archetype === "combination" ? quotes.name : "",
    initials: quotes.initials || initialsOf(quotes.name) || "A",
    tagline: quotes.tagline,
    typeface: typefaceIn(text) ?? random.pick(typefaceWords).name,
    weight: /\b(light|thin|hairline)\b/.test(text)
      ? "light"
      : /\b(regular|medium)[- ]weight/.test(text)
      ? "regular"
      : "bold",
    treatment: treatmentIn(text, random),
    arrangement: /beside|to the right of|side by side|horizontal lock/.test(text)
      ? "beside"
      : "stacked",
    palette: readPalette(text, random),
    ...unedited,
    seed: key,
  };
}

/** What a prompt tells to leave out must not be read as asked for. */
function withoutRefusals(prompt: string): string {
  return sentences(prompt)
    .filter((sentence) => !/^\s*(avoid|do not|don't|never|no |leave out|exclude)/i.test(sentence))
    .join(" ");
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

/** What a prompt names first: a client whose style is "monogram" wants no fifteen of them. */
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

function markIn(text: string, archetype: Archetype, random: Random): MarkName {
  const cued = markNames.find((name) => text.includes(marks[name].cue));
  if (cued !== undefined) return cued;
  const asked = archetype === "lettermark"
    ? undefined
    : familyWords.find(([, words]) => words.test(text))?.[0];
  const family = asked ?? random.pick(families[archetype]);
  const fitting = markNames.filter((name) => {
    const shows = marks[name].shows;
    if (marks[name].family !== family) return false;
    if (archetype === "lettermark") return shows === "initials";
    return archetype === "abstract" ? shows === "neither" : shows !== "initials";
  });
  return random.pick(fitting.length > 0 ? fitting : ["petals"]);
}

/** The motif that is named outright or, failing that, the one that most words bring to mind. */
function motifIn(text: string, random: Random): MotifName {
  const named = motifNames.find((name) => text.includes(motifs[name].phrase));
  return named ?? motifsEvoked(text)[0] ?? random.pick(motifNames);
}

/** Motifs that a text, in lower case, brings to mind, the likeliest first. */
export function motifsEvoked(text: string): MotifName[] {
  const scored = motifNames.map((name) => {
    const score = motifs[name].evokedBy.filter((stem) => startsAWord(text, stem)).length;
    return { name, score };
  });
  return scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score).map(({ name }) =>
    name
  );
}

function startsAWord(text: string, stem: string): boolean {
  if (!text.includes(stem)) return false;
  // Japanese runs words together; elsewhere a stem inside a word ("air" in "fair") says nothing.
  if (/[\u3040-\u30ff\u4e00-\u9fff]/.test(stem)) return true;
  // Nor does a short one at the start of another word, as "tea" in "teams".
  const end = stem.length <= 3 ? "s?(?!\\p{L})" : "";
  return new RegExp(`(?<!\\p{L})${stem}${end}`, "u").test(text);
}

function treatmentIn(text: string, random: Random): TreatmentName {
  return treatmentNames.find((name) => text.includes(treatments[name].cue)) ??
    random.pick(treatmentNames);
}
