import { marks } from "../draw/marks/index.ts";
import { motifNamed } from "../draw/motifs/index.ts";
import type { Palette } from "../draw/palette.ts";
import type { TypefaceName } from "../draw/lettering/typefaces.ts";
import { treatments } from "../draw/wordmark/index.ts";
import { avoidanceIn } from "../reading/avoidance.ts";
import { initialsOf } from "../reading/quotes.ts";
import { typefaceWords } from "../reading/typeface-words.ts";
import type { GivenBrief, Slot } from "./brief.ts";
import type { Idea } from "./ideas.ts";

/** An idea as the sentences of a prompt, in the words that the studio reads again. */
export function promptFor(
  brief: GivenBrief,
  { archetype }: Slot,
  idea: Idea,
  typeface: TypefaceName,
  palette: Palette,
  index: number,
  cliches: string[],
): string {
  return [
    `${noun[archetype]} for a company in this field: ${oneLine(brief.industry)}.`,
    subject(brief, archetype, idea),
    lettering(brief, archetype, idea, typeface, index),
    `Style: ${style(brief)}; flat vector artwork with crisp edges.`,
    `Palette: ${palette.main} for the main shapes, ${palette.second} as the second color, ` +
    `${palette.accent} for small accents, lettering in ${palette.ink}, ` +
    `plain background ${palette.ground}.`,
    "Composition: centered on a square, generous margins, balanced optically, legible at 32 pixels.",
    `Avoid: ${avoid(brief, archetype, cliches.map(oneLine))}.`,
  ].filter((sentence) => sentence !== "").join(" ");
}

const noun: Record<Slot["archetype"], string> = {
  abstract: "An abstract logo mark",
  lettermark: "A lettermark logo",
  wordmark: "A wordmark logo",
  combination: "A combination mark logo",
  pictorial: "A pictorial logo mark",
};

function subject(brief: GivenBrief, archetype: Slot["archetype"], idea: Idea): string {
  if (archetype === "wordmark") return "";
  const phrase = marks[idea.mark].phrase.replace("{motif}", motifNamed(idea.motif).phrase).replace(
    "{initials}",
    quote(initialsOf(brief.company_name)),
  );
  return `Draw ${phrase}.`;
}

function lettering(
  brief: GivenBrief,
  archetype: Slot["archetype"],
  idea: Idea,
  typeface: TypefaceName,
  index: number,
): string {
  const face = typefaceWords.find(({ name }) => name === typeface)?.phrase ?? "a sans-serif";
  const weight = index % 3 === 1 ? "medium weight" : "bold";
  if (archetype === "abstract" || archetype === "pictorial") return "Draw no letters at all.";
  if (archetype === "lettermark") {
    return `The letters are in ${face}, ${weight}, and nothing else is lettered.`;
  }
  const name = `Letter the name exactly as ${quote(brief.company_name)}, in ${face}, ${weight}`;
  const tagline = hasTagline(brief, archetype, index)
    ? ` Below it the tagline ${quote(brief.tagline)} in small plain letters.`
    : "";
  if (archetype === "wordmark") {
    return `${name}, ${treated(idea)}.${tagline}`;
  }
  if (idea.mark === "roundel") return `${name}, on the ring.${tagline}`;
  const beside = index % 2 === 0 && [...brief.company_name].length <= 22;
  return `${name}, ${beside ? "to the right of the mark" : "below the mark"}.${tagline}`;
}

function treated(idea: Idea): string {
  return treatments[idea.treatment].phrase.replace("{motif}", motifNamed(idea.motif).phrase);
}

function style(brief: GivenBrief): string {
  const words = [...brief.styles, ...brief.personality].map(oneLine);
  return words.length > 0 ? words.join(", ") : "clear, memorable, timeless";
}

function avoid(brief: GivenBrief, archetype: Slot["archetype"], cliches: string[]): string {
  const own = avoidanceIn(brief.avoid).terms.map(oneLine);
  const letters = archetype === "abstract" || archetype === "pictorial"
    ? "letters, words"
    : "any other text, misspelling";
  return [...own, ...cliches, letters, "mock-ups, photographs, 3D effects, watermarks"].join(", ");
}

/** A brief's text inside a sentence: its line breaks and quotation marks would be read as ours. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").replace(/["“”«»「」]/g, "'").trim();
}

/** In quotation marks that the text itself doesn't hold. */
function quote(text: string): string {
  return text.includes('"') ? `“${text}”` : `"${text}"`;
}

export function hasTagline(
  brief: GivenBrief,
  archetype: Slot["archetype"],
  index: number,
): boolean {
  return brief.tagline !== "" && !(archetype === "wordmark" && index % 2 === 1);
}

/** The words by which an idea is known in a prompt. */
export function phraseOf(brief: GivenBrief, archetype: Slot["archetype"], idea: Idea): string {
  return archetype === "wordmark" ? treated(idea) : subject(brief, archetype, idea);
}

/** A short name for a concept. */
export function titleOf({ mark, motif, treatment }: Idea, archetype: Slot["archetype"]): string {
  if (archetype === "wordmark") return treatments[treatment].title;
  return marks[mark].title ?? motifNamed(motif).title;
}
